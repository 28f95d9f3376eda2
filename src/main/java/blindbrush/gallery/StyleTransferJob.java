package blindbrush.gallery;

import blindbrush.image.Aspect;
import blindbrush.style.Ending;
import blindbrush.style.Progress;
import blindbrush.style.StylizedImage;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One style transfer that a curator asked for: its settings, its state and how far it is. Its state is changed by its own methods only.
 * They throw {@link IllegalStateException} where a job in its state cannot do that; {@code may…} says so beforehand.
 */
@Entity
public class StyleTransferJob extends PanacheEntityBase {

    /** A picture that brought its process down this often is not tried again. */
    static final int MAX_ATTEMPTS = 3;

    /** First in, first out; what the demonstration makes of its own scenes waits behind every curator's wish. */
    private static final String LINE = "job.contentArtwork.standIn, job.queuedAt, job.id";

    private static final int LONGEST_NOTES = 4000;

    private static final String STATES =
            "case job.state when RUNNING then 0 when QUEUED then 1 when PAUSED then 2 else 3 end";

    private static final List<JobState> UNDER_WAY = List.of(JobState.RUNNING, JobState.QUEUED, JobState.PAUSED);

    /** From asked for to ended. */
    public enum JobState {
        QUEUED,
        RUNNING,
        PAUSED,
        DONE,
        FAILED,
        CANCELLED;

        /** It is over, unless somebody tries it again. */
        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }

        /** A worker has it, or will. */
        public boolean working() {
            return this == QUEUED || this == RUNNING;
        }
    }

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Artwork contentArtwork;

    @ManyToMany
    @JoinTable(
            name = "style_transfer_job_style",
            joinColumns = @JoinColumn(name = "job_id"),
            inverseJoinColumns = @JoinColumn(name = "style_artwork_id"))
    @OrderColumn(name = "position")
    public List<Artwork> styleArtworks = new ArrayList<>();

    public String preset;

    /** Longer side of the picture to make, in pixels. */
    public int longEdge;

    /** Longer side of what is shown of it, in pixels. */
    public int shownLongEdge;

    public long seed;

    /** Of the picture to make; null for the one nearest to the content image's. */
    @Enumerated(EnumType.STRING)
    public @Nullable Aspect aspect;

    @Enumerated(EnumType.STRING)
    public JobState state;

    public boolean cancelRequested;

    public boolean pauseRequested;

    /** How often a worker began it. */
    public int attempts;

    public int iteration;

    /** Iterations of the whole run; 0 until the first is done. */
    public int iterations;

    /** Why it needed no more iterations than were done; null until it is done. */
    @Enumerated(EnumType.STRING)
    public @Nullable Ending ending;

    /** Weighted sum of all loss terms at the last iteration. */
    public @Nullable Double loss;

    public @Nullable Long millisLeft;

    /** The features it stands on, as the style engine names them. */
    public @Nullable String network;

    public @Nullable String device;

    /** What went wrong last, in one line. */
    public @Nullable String error;

    /** What went wrong on the way and was made up for, a line each. */
    public @Nullable String notes;

    public Instant queuedAt;

    public @Nullable Instant startedAt;

    public @Nullable Instant finishedAt;

    /** Records the wish; {@link StyleTransferQueue} has it carried out. */
    static StyleTransferJob record(
            Artwork content, List<Artwork> styles, String preset, MasterSize size, long seed, Instant now) {
        var job = new StyleTransferJob();
        job.id = UUID.randomUUID();
        job.contentArtwork = content;
        job.styleArtworks.addAll(styles);
        job.preset = preset;
        job.longEdge = size.longEdge();
        job.shownLongEdge = size.shownLongEdge();
        job.aspect = size.aspect();
        job.seed = seed;
        job.queue(now);
        job.persist();
        return job;
    }

    /** A job held against changes by others until the transaction ends. */
    static StyleTransferJob findForChange(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * All there are: the running ones first, then those that wait, in the order in which they will run, then paused ones, then those that
     * ended, the last one first.
     */
    public static PanacheQuery<StyleTransferJob> all() {
        return find("from StyleTransferJob job order by " + STATES + ", job.finishedAt desc, " + LINE);
    }

    /** Those that are under way, in the same order. */
    static List<StyleTransferJob> underWay(int most) {
        return StyleTransferJob.<StyleTransferJob>find(
                        "from StyleTransferJob job where job.state in ?1 order by " + STATES + ", " + LINE, UNDER_WAY)
                .page(0, most)
                .list();
    }

    /** Those that ended, the last one first. */
    static List<StyleTransferJob> ended(int most) {
        return StyleTransferJob.<StyleTransferJob>find("state not in ?1 order by finishedAt desc, id", UNDER_WAY)
                .page(0, most)
                .list();
    }

    /** Reads the photographs and paintings that these jobs take in, which would else be read one by one. One query. */
    public static void fetchInputs(List<StyleTransferJob> jobs) {
        list(
                "from StyleTransferJob job join fetch job.contentArtwork left join fetch job.styleArtworks where job in ?1",
                jobs);
    }

    static long countUnderWay() {
        return count("state in ?1", UNDER_WAY);
    }

    /** Whether it is its turn: of those that wait none came before it. One that ran already goes on. */
    boolean isNext() {
        return state == JobState.RUNNING
                || StyleTransferJob.<StyleTransferJob>find(
                                "from StyleTransferJob job where job.state = ?1 order by " + LINE, JobState.QUEUED)
                        .firstResultOptional()
                        .filter(this::equals)
                        .isPresent();
    }

    /** All that take content or style from an artwork. */
    public static List<StyleTransferJob> ofInput(Artwork artwork) {
        return list("contentArtwork = ?1 or ?1 member of styleArtworks", artwork);
    }

    /** Deletes a job that has ended, with what it left; its picture must be gone. */
    public void remove() {
        FilmFrame.delete("key.jobId", id);
        StyleTransferPreview.deleteById(id);
        delete();
        flush();
    }

    /** Share of the iterations done, 0 to 1. */
    public double fractionDone() {
        return iterations == 0 ? 0 : (double) iteration / iterations;
    }

    /** Time that is left by the pace so far; zero while unknown. */
    public Duration timeLeft() {
        return millisLeft == null ? Duration.ZERO : Duration.ofMillis(millisLeft);
    }

    /** Whether it can still be stopped: it has not ended, and nobody has asked for it yet. */
    public boolean mayCancel() {
        return !state.ended() && !cancelRequested;
    }

    /** Ends it at once while it waits or is paused. While it runs this only asks its worker to stop. */
    void cancel(Instant now) {
        require(mayCancel(), "be cancelled");
        cancelRequested = true;
        if (state != JobState.RUNNING) {
            end(JobState.CANCELLED, null, now);
        }
    }

    /** Whether its worker can be asked to pause it: it runs, and nobody has asked to stop it. */
    public boolean mayPause() {
        return state == JobState.RUNNING && !cancelRequested && !pauseRequested;
    }

    /** Asks its worker to pause it. */
    void pause() {
        require(mayPause(), "be paused");
        pauseRequested = true;
    }

    /** Whether it is paused and can go on. */
    public boolean mayResume() {
        return state == JobState.PAUSED;
    }

    /** Lets it wait for its turn again. */
    void resume() {
        require(mayResume(), "go on");
        state = JobState.QUEUED;
    }

    /** Whether it can be tried anew: it ended without a picture. */
    public boolean mayRetry() {
        return state == JobState.FAILED || state == JobState.CANCELLED;
    }

    /** Queues it anew, as if it had never run. */
    void retry(Instant now) {
        require(mayRetry(), "be tried again");
        queue(now);
    }

    /** Before a worker begins it: does what was asked of a process that did not live to see it, and gives up after {@link #MAX_ATTEMPTS}. */
    void takeUp(Instant now) {
        require(state.working(), "be taken up");
        if (attempts >= MAX_ATTEMPTS && !cancelRequested) {
            end(JobState.FAILED, "Given up after " + attempts + " attempts that the process did not survive.", now);
        } else {
            fulfil(now);
        }
    }

    /**
     * Runs. It may be running already: by a process that ended with it.
     *
     * @param iteration after which it goes on, 0 from the start
     */
    void begin(String network, String device, int iteration, Instant now) {
        require(state.working(), "begin");
        state = JobState.RUNNING;
        attempts++;
        this.network = network;
        this.device = device;
        this.iteration = iteration;
        startedAt = now;
    }

    /** Records how far it is. */
    void advance(Progress progress) {
        require(state == JobState.RUNNING, "advance");
        iteration = progress.iteration();
        iterations = progress.iterations();
        loss = progress.loss();
        millisLeft = progress.left().toMillis();
    }

    /** Whether its worker is asked to stop. */
    boolean isToStop() {
        return cancelRequested || pauseRequested;
    }

    /** After its worker stopped: ended or paused if somebody asked for that, waiting again if only the process ends. */
    void stop(Instant now) {
        require(state == JobState.RUNNING, "stop");
        if (isToStop()) {
            fulfil(now);
        } else {
            beginAnew();
        }
    }

    /** Waits again. What was done of it is no failed attempt. */
    void beginAnew() {
        require(state == JobState.RUNNING, "begin anew");
        state = JobState.QUEUED;
        attempts--;
    }

    /** Ends with its picture. It fails if the picture hardly differs from its content, which is no machine picture. */
    void finish(StylizedImage finished, Instant now) {
        require(state == JobState.RUNNING, "finish");
        iteration = finished.iterations();
        ending = finished.ending();
        notes = lines(finished.notes());
        if (finished.hardlyDiffers()) {
            end(JobState.FAILED, finished.sameness(), now);
        } else {
            end(JobState.DONE, null, now);
        }
    }

    /**
     * Waits for another attempt, or ends. A failure before it began counts as an attempt too.
     *
     * @param mayPass whether another attempt may succeed
     */
    void fail(String error, boolean mayPass, Instant now) {
        require(state.working(), "fail");
        if (state == JobState.QUEUED) {
            attempts++;
        }
        if (mayPass && attempts < MAX_ATTEMPTS) {
            state = JobState.QUEUED;
            this.error = error;
        } else {
            end(JobState.FAILED, error, now);
        }
    }

    private void queue(Instant now) {
        state = JobState.QUEUED;
        cancelRequested = false;
        pauseRequested = false;
        attempts = 0;
        notes = null;
        iteration = 0;
        iterations = 0;
        ending = null;
        loss = null;
        millisLeft = null;
        error = null;
        startedAt = null;
        finishedAt = null;
        queuedAt = now;
    }

    /** Ends or pauses it if somebody asked for that. Having been under way until a pause is no failed attempt. */
    private void fulfil(Instant now) {
        if (cancelRequested) {
            end(JobState.CANCELLED, null, now);
        } else if (pauseRequested) {
            state = JobState.PAUSED;
            pauseRequested = false;
            millisLeft = null;
            attempts--;
        }
    }

    private void end(JobState state, @Nullable String error, Instant now) {
        this.state = state;
        this.error = error;
        millisLeft = null;
        finishedAt = now;
    }

    private void require(boolean allowed, String change) {
        if (!allowed) {
            throw new IllegalStateException("Style transfer %s is %s and cannot %s.".formatted(id, state, change));
        }
    }

    private static @Nullable String lines(List<String> notes) {
        String lines = String.join("\n", notes);
        return lines.isEmpty() ? null : lines.substring(0, Math.min(lines.length(), LONGEST_NOTES));
    }
}
