package blindbrush.gallery;

import static blindbrush.gallery.StyleTransferJob.JobState.CANCELLED;
import static blindbrush.gallery.StyleTransferJob.JobState.DONE;
import static blindbrush.gallery.StyleTransferJob.JobState.FAILED;
import static blindbrush.gallery.StyleTransferJob.JobState.PAUSED;
import static blindbrush.gallery.StyleTransferJob.JobState.QUEUED;
import static blindbrush.gallery.StyleTransferJob.JobState.RUNNING;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.gallery.StyleTransferJob.JobState;
import blindbrush.style.Ending;
import blindbrush.style.Progress;
import blindbrush.style.StylizedImage;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The job's state machine: every state and every event. */
class StyleTransferJobTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** What happens to a job, and the state it then has for each in which that can happen. */
    @SuppressWarnings("ImmutableEnumChecker") // nothing changes them
    private enum Event {
        CANCEL(
                job -> job.cancel(NOW),
                Map.of(QUEUED, CANCELLED, RUNNING, RUNNING, PAUSED, CANCELLED),
                StyleTransferJob::mayCancel),
        PAUSE(StyleTransferJob::pause, Map.of(RUNNING, RUNNING), StyleTransferJob::mayPause),
        RESUME(StyleTransferJob::resume, Map.of(PAUSED, QUEUED), StyleTransferJob::mayResume),
        RETRY(job -> job.retry(NOW), Map.of(FAILED, QUEUED, CANCELLED, QUEUED), StyleTransferJob::mayRetry),
        TAKE_UP(job -> job.takeUp(NOW), Map.of(QUEUED, QUEUED, RUNNING, RUNNING), job -> job.state.working()),
        BEGIN(
                job -> job.begin("compact network", "cpu", 7, NOW),
                Map.of(QUEUED, RUNNING, RUNNING, RUNNING),
                job -> job.state.working()),
        ADVANCE(job -> job.advance(progress()), Map.of(RUNNING, RUNNING), StyleTransferJobTest::runs),
        STOP(job -> job.stop(NOW), Map.of(RUNNING, QUEUED), StyleTransferJobTest::runs),
        BEGIN_ANEW(StyleTransferJob::beginAnew, Map.of(RUNNING, QUEUED), StyleTransferJobTest::runs),
        FINISH(job -> job.finish(finished(50), NOW), Map.of(RUNNING, DONE), StyleTransferJobTest::runs),
        FINISH_WITHOUT_DIFFERENCE(
                job -> job.finish(finished(0), NOW), Map.of(RUNNING, FAILED), StyleTransferJobTest::runs),
        FAIL_FOR_NOW(
                job -> job.fail("no memory", true, NOW),
                Map.of(QUEUED, QUEUED, RUNNING, QUEUED),
                job -> job.state.working()),
        FAIL_FOR_GOOD(
                job -> job.fail("no weights", false, NOW),
                Map.of(QUEUED, FAILED, RUNNING, FAILED),
                job -> job.state.working());

        private final Consumer<StyleTransferJob> happens;
        private final Map<JobState, JobState> leadsTo;
        private final Predicate<StyleTransferJob> allowed;

        Event(
                Consumer<StyleTransferJob> happens,
                Map<JobState, JobState> leadsTo,
                Predicate<StyleTransferJob> allowed) {
            this.happens = happens;
            this.leadsTo = leadsTo;
            this.allowed = allowed;
        }
    }

    static Stream<Arguments> each_state_with_each_event() {
        return Arrays.stream(JobState.values())
                .flatMap(state -> Arrays.stream(Event.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest
    @MethodSource("each_state_with_each_event")
    void an_event_leads_to_its_state_or_is_refused_and_changes_nothing(JobState state, Event event) {
        StyleTransferJob job = in(state);
        JobState next = event.leadsTo.get(state);
        assertThat(event.allowed.test(job)).isEqualTo(next != null);
        if (next == null) {
            assertThatThrownBy(() -> event.happens.accept(job))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(job.id.toString(), state.name());
            assertThat(job).usingRecursiveComparison().isEqualTo(in(state));
        } else {
            event.happens.accept(job);
            assertThat(job.state).isEqualTo(next);
            assertThat(job.finishedAt).isEqualTo(next.ended() ? NOW : null);
        }
    }

    @Test
    void a_running_job_is_cancelled_or_paused_when_its_worker_stops_and_cancelling_prevails() {
        StyleTransferJob paused = in(RUNNING);
        paused.pause();
        assertThat(paused.isToStop()).isTrue();
        assertThat(paused.mayPause()).as("it was asked for").isFalse();
        StyleTransferJob cancelled = in(RUNNING);
        cancelled.pause();
        cancelled.cancel(NOW);
        assertThat(cancelled.mayCancel()).as("it was asked for").isFalse();
        assertThat(cancelled.mayPause()).isFalse();
        Stream.of(paused, cancelled).forEach(job -> job.stop(NOW));
        assertThat(paused.state).isEqualTo(PAUSED);
        assertThat(paused.isToStop()).isFalse();
        assertThat(cancelled.state).isEqualTo(CANCELLED);
    }

    @Test
    void what_was_asked_of_a_process_that_did_not_survive_is_done_when_the_job_is_taken_up() {
        StyleTransferJob paused = in(RUNNING);
        paused.pause();
        StyleTransferJob cancelled = in(RUNNING);
        cancelled.cancel(NOW);
        cancelled.attempts = StyleTransferJob.MAX_ATTEMPTS;
        Stream.of(paused, cancelled).forEach(job -> job.takeUp(NOW));
        assertThat(paused.state).isEqualTo(PAUSED);
        assertThat(cancelled.state).isEqualTo(CANCELLED);
    }

    @Test
    void only_failures_count_as_attempts_and_the_third_is_the_last() {
        StyleTransferJob job = in(QUEUED);
        begin(job).pause();
        job.stop(NOW);
        job.resume();
        begin(job).stop(NOW);
        begin(job).beginAnew();
        assertThat(job.attempts).isZero();
        begin(job).fail("no memory", true, NOW);
        job.fail("no network", true, NOW);
        assertThat(job.state).isEqualTo(QUEUED);
        assertThat(job.attempts).isEqualTo(2);
        begin(job).fail("no disk", true, NOW);
        assertThat(job.state).isEqualTo(FAILED);
        assertThat(job.error).isEqualTo("no disk");
    }

    @Test
    void a_job_that_brought_its_process_down_three_times_is_given_up() {
        StyleTransferJob job = in(QUEUED);
        for (int attempt = 1; attempt <= StyleTransferJob.MAX_ATTEMPTS; attempt++) {
            job.takeUp(NOW);
            begin(job);
        }
        job.takeUp(NOW);
        assertThat(job.state).isEqualTo(FAILED);
        assertThat(job.error).contains("3 attempts");
    }

    @Test
    void a_job_that_is_tried_again_is_as_new() {
        StyleTransferJob job = begin(in(QUEUED));
        job.advance(progress());
        job.cancel(NOW);
        job.stop(NOW);
        job.retry(NOW);
        StyleTransferJob fresh = in(QUEUED);
        fresh.network = job.network;
        fresh.device = job.device;
        assertThat(job).usingRecursiveComparison().isEqualTo(fresh);
    }

    @Test
    void only_the_job_itself_changes_its_fields() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(StyleTransferJob.class.getName())
                .should()
                .setFieldWhere(describe("it is the job's", (JavaFieldAccess access) -> access.getTargetOwner()
                        .isEquivalentTo(StyleTransferJob.class)))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("blindbrush"));
    }

    private static StyleTransferJob in(JobState state) {
        var job = new StyleTransferJob();
        job.id = new UUID(1, 2);
        job.state = state;
        job.queuedAt = NOW;
        return job;
    }

    private static StyleTransferJob begin(StyleTransferJob job) {
        job.begin("compact network", "cpu", 0, NOW);
        return job;
    }

    private static boolean runs(StyleTransferJob job) {
        return job.state == RUNNING;
    }

    private static Progress progress() {
        return new Progress(
                1, 2, 32, 24, 5, 10, 0.5, Duration.ofSeconds(1), Duration.ofSeconds(2), () -> null, Optional::empty);
    }

    private static StylizedImage finished(double difference) {
        return new StylizedImage(
                null, Map.of(), 10, Ending.ITERATIONS_DONE, difference, 12, Duration.ofSeconds(3), List.of("a note"));
    }
}
