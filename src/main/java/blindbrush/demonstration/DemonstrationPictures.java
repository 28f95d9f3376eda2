package blindbrush.demonstration;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.MasterSize;
import blindbrush.gallery.StimulusMade;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferQueue;
import blindbrush.image.Picture;
import blindbrush.image.PictureReader;
import blindbrush.study.Commission;
import blindbrush.study.Study;
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
     * @param job the picture in the making; none before it is queued
     * @param number of that picture, from 1
     * @param of how many
     */
    public record Making(Optional<StyleTransferJob> job, int number, int of) {}

    /** The picture in the making; none where all are made, one failed, none is wanted, or another study is on offer. */
    public Optional<Making> making() {
        int planned = planned().size();
        return onOffer().map(DemonstrationPictures::jobs).flatMap(jobs -> {
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
        return Tasks.oneTime(NEXT).execute((instance, context) -> QuarkusTransaction.requiringNew()
                .run(this::commissionNext));
    }

    private void wish() {
        if (wanted > 0) {
            Instant now = clock.instant();
            scheduler.scheduleIfNotExists(NEXT.instance("next").scheduledTo(now));
        }
    }

    private void commissionNext() {
        onOffer().ifPresent(study -> next(study).ifPresent(record -> commission(study, record)));
    }

    private Optional<CSVRecord> next(Study study) {
        List<StyleTransferJob> jobs = jobs(study);
        return jobs.stream().allMatch(job -> job.state.ended())
                ? planned().stream().skip(jobs.size()).findFirst()
                : Optional.empty();
    }

    private void commission(Study study, CSVRecord record) {
        Instant now = clock.instant();
        Artwork content = Artwork.add(ArtworkKind.PHOTOGRAPH, record.get("title"), "", record.get("credit"), now);
        content.standIn = true;
        content.picture = picture(record, now);
        long seed = Long.parseLong(record.get("seed"));
        var size = MasterSize.draw(content, null, study.longEdge, List.of(), seed);
        StyleTransferJob job = queue.add(content, List.of(style(record, now)), PRESET, size, seed);
        Commission.of(study, job);
    }

    /** The stand-in as it hangs, given its picture when it first serves as a style. */
    private static Artwork style(CSVRecord record, Instant now) {
        CSVRecord standIn = StarterSet.standIn(record.get("style"));
        Artwork style = Artwork.standIn(standIn.get("title"));
        if (style.picture == null) {
            style.picture = picture(standIn, now);
        }
        return style;
    }

    private static Picture picture(CSVRecord record, Instant now) {
        byte[] packed = StarterSet.bytes(record);
        BufferedImage image = PictureReader.read(packed);
        return Picture.store(packed, "image/jpeg", image.getWidth(), image.getHeight(), now);
    }

    /** The style transfers of its scenes, newest first. */
    private static List<StyleTransferJob> jobs(Study demonstration) {
        return StyleTransferJob.list(
                "select job from StyleTransferJob job, Commission commission"
                        + " where commission.jobId = job.id and commission.study = ?1 and job.contentArtwork.standIn"
                        + " order by job.queuedAt desc",
                demonstration);
    }

    private List<CSVRecord> planned() {
        List<CSVRecord> all = StarterSet.commissions();
        return all.subList(0, Math.min(wanted, all.size()));
    }

    private Optional<Study> onOffer() {
        return Study.onOffer(clock.instant()).filter(study -> study.demonstration);
    }
}
