package blindbrush.study;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.MasterSize;
import blindbrush.gallery.StimulusMade;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferQueue;
import blindbrush.image.Picture;
import blindbrush.image.PictureReader;
import blindbrush.standin.StandIn;
import blindbrush.standin.StandInPainter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Machine pictures that the demonstration makes by itself while it is on offer: scenes in the manner of its stand-ins. One is
 * queued when the one before is done, so that a curator's wish waits for one at most.
 */
@ApplicationScoped
public class DemonstrationPictures {

    private static final TaskDescriptor<Void> NEXT = TaskDescriptor.of("demonstration-picture");
    private static final String PRESET = "quality";

    /** Longer side of a scene, in pixels: its picture is made no larger, so that a newcomer's computer is done with it soon. */
    private static final int SCENE = 768;

    @Inject
    SchedulerClient scheduler;

    @Inject
    StyleTransferQueue queue;

    @Inject
    Clock clock;

    @ConfigProperty(name = "blindbrush.demonstration.pictures")
    int wanted;

    /**
     * How far the demonstration is with its own pictures.
     *
     * @param job the picture in the making; none while its scene is being drawn
     * @param number of that picture, from 1
     * @param of how many
     */
    public record Making(Optional<StyleTransferJob> job, int number, int of) {}

    /** The picture in the making; none where all are made, one failed, none is wanted, or another study is on offer. */
    public Optional<Making> making() {
        int planned = planned().size();
        return onOffer().map(Commission::ofStandIns).flatMap(jobs -> {
            Optional<StyleTransferJob> last = jobs.stream().findFirst();
            if (last.filter(job -> !job.state.ended()).isPresent()) {
                return Optional.of(new Making(last, jobs.size(), planned));
            }
            boolean goesOn = last.stream().allMatch(job -> job.state == StyleTransferJob.JobState.DONE);
            return goesOn && jobs.size() < planned
                    ? Optional.of(new Making(Optional.empty(), jobs.size() + 1, planned))
                    : Optional.empty();
        });
    }

    // after the demonstration was seeded
    void begin(@Observes @Priority(Integer.MAX_VALUE - 1) StartupEvent event) {
        QuarkusTransaction.requiringNew().run(this::wish);
    }

    void goOn(@Observes StimulusMade made) {
        Commission.studyOf(made.job()).filter(study -> study.demonstration).ifPresent(study -> wish());
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.oneTime(NEXT).execute((instance, context) -> commissionNext());
    }

    private void wish() {
        if (wanted > 0) {
            Instant now = clock.instant();
            scheduler.scheduleIfNotExists(NEXT.instance("next").scheduledTo(now));
        }
    }

    private void commissionNext() {
        Optional<CSVRecord> next = QuarkusTransaction.requiringNew().call(this::next);
        if (next.isPresent()) {
            StandIn scene = scene(next.get());
            BufferedImage drawn = StandInPainter.paint(scene, SCENE); // seconds, and no transaction meanwhile
            QuarkusTransaction.requiringNew()
                    .run(() -> onOffer().ifPresent(study -> commission(study, scene, drawn, next.get())));
        }
    }

    private Optional<CSVRecord> next() {
        List<CSVRecord> planned = planned();
        return onOffer()
                .map(Commission::ofStandIns)
                .filter(jobs -> jobs.stream().allMatch(job -> job.state.ended()))
                .filter(jobs -> jobs.size() < planned.size())
                .map(jobs -> planned.get(jobs.size()));
    }

    private void commission(Study study, StandIn scene, BufferedImage drawn, CSVRecord record) {
        Instant now = clock.instant();
        String credit = "Drawn by Blindbrush's stand-in painter, seed %d".formatted(scene.seed());
        Artwork content = Artwork.add(ArtworkKind.PHOTOGRAPH, scene.title(), "", credit, now);
        content.standIn = true;
        content.picture = Picture.storeMaster(drawn, now);
        var size = MasterSize.draw(content, null, study.longEdge, List.of(), scene.seed());
        StyleTransferJob job = queue.add(content, List.of(style(record, now)), PRESET, size, scene.seed());
        Commission.of(study, job);
    }

    /** The stand-in as it hangs, given its picture when it first serves as a style. */
    private static Artwork style(CSVRecord record, Instant now) {
        CSVRecord standIn = StarterSet.standIn(record.get("style"));
        Artwork style = Artwork.standIn(standIn.get("title"));
        if (style.picture == null) {
            byte[] packed = StarterSet.bytes(standIn);
            BufferedImage image = PictureReader.read(packed);
            style.picture = Picture.store(packed, "image/jpeg", image.getWidth(), image.getHeight(), now);
        }
        return style;
    }

    private static StandIn scene(CSVRecord record) {
        return StandIn.again(record.get("content"), Long.parseLong(record.get("seed")));
    }

    private List<CSVRecord> planned() {
        List<CSVRecord> all = StarterSet.commissions();
        return all.subList(0, Math.min(wanted, all.size()));
    }

    private Optional<Study> onOffer() {
        return Study.onOffer(clock.instant()).filter(study -> study.demonstration);
    }
}
