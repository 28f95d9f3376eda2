package blindbrush.web.curator;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.PresetsOnOffer;
import blindbrush.gallery.QueueExcerpt;
import blindbrush.gallery.Stimulus;
import blindbrush.study.Study;
import blindbrush.web.ListPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The curator's desk as a page. It costs the same number of SQL statements however much lies on it. */
@ApplicationScoped
class CuratorDesk {

    /** Pictures on a page of each of its lists. */
    static final int SIZE = 24;

    private static final int SEEDS = 100_000;

    @Inject
    PresetsOnOffer presets;

    @Inject
    RandomGenerator chance;

    @CheckedTemplate(basePath = "CuratorPages")
    static class Templates {
        static native TemplateInstance desk(
                @Nullable String problem,
                Choice<Artwork> photographs,
                Choice<Artwork> paintings,
                Queue queue,
                List<Study> walls,
                PresetsOnOffer presets,
                DeskPlace place,
                PictureWish wish,
                ListPage<Finished> finished);

        static native TemplateInstance desk$queue(Queue queue);
    }

    /**
     * Pictures to choose from.
     *
     * @param page of all there are
     * @param chosen those that were chosen on another page
     */
    record Choice<T>(ListPage<T> page, List<T> chosen) {

        /** What is offered: what was chosen, then the page. */
        public List<T> offered() {
            return Stream.concat(chosen.stream(), page.rows().stream()).toList();
        }
    }

    /** The queue with all that is said of its jobs. */
    record Queue(QueueExcerpt excerpt, List<JobView> underWay, List<JobView> ended) {

        static Queue now() {
            QueueExcerpt excerpt = QueueExcerpt.now();
            List<JobView> views = JobView.of(Stream.concat(excerpt.underWay().stream(), excerpt.ended().stream())
                    .toList());
            int first = excerpt.underWay().size();
            return new Queue(excerpt, views.subList(0, first), views.subList(first, views.size()));
        }
    }

    /** A picture made on this desk, and the studies where it could hang besides those where it does. */
    record Finished(JobView view, List<Study> otherStudies) {

        static Finished of(JobView view, List<Study> walls) {
            return new Finished(
                    view,
                    walls.stream()
                            .filter(study -> !view.hangsIn().contains(study))
                            .toList());
        }
    }

    /** With nothing chosen yet in the form that makes a picture. */
    TemplateInstance page(DeskPlace asked) {
        return page(null, asked, PictureWish.none(chance.nextInt(SEEDS)));
    }

    /** @param problem why what was asked for could not be done; null where nothing was */
    TemplateInstance page(@Nullable String problem, DeskPlace asked, PictureWish wish) {
        List<UUID> photographs = Artwork.onTheDesk(ArtworkKind.PHOTOGRAPH);
        List<UUID> paintings = Artwork.onTheDesk(ArtworkKind.PAINTING);
        List<UUID> made = Stimulus.finished();
        var place = new DeskPlace(
                asked.number(asked.photographs(), photographs),
                asked.number(asked.paintings(), paintings),
                asked.number(asked.made(), made),
                null);
        List<Study> walls = Study.takingPictures();
        return Templates.desk(
                problem,
                choice(
                        photographs,
                        place.photographs(),
                        Stream.ofNullable(wish.content()).toList()),
                choice(paintings, place.paintings(), wish.styles()),
                Queue.now(),
                walls,
                presets,
                place,
                wish,
                finished(ListPage.of(made, place.made(), SIZE), walls));
    }

    /** The queue alone. */
    TemplateInstance queue() {
        return Templates.desk$queue(Queue.now());
    }

    private static Choice<Artwork> choice(List<UUID> all, int number, List<UUID> wished) {
        ListPage<UUID> page = ListPage.of(all, number, SIZE);
        List<UUID> elsewhere = wished.stream()
                .filter(id -> all.contains(id) && !page.rows().contains(id))
                .toList();
        return new Choice<>(page.with(Artwork.withIds(page.rows())), Artwork.withIds(elsewhere));
    }

    private static ListPage<Finished> finished(ListPage<UUID> page, List<Study> walls) {
        List<Stimulus> pictures = Stimulus.finished(page.rows());
        List<JobView> views =
                JobView.of(pictures.stream().map(picture -> picture.job).toList());
        return page.with(views.stream().map(view -> Finished.of(view, walls)).toList());
    }
}
