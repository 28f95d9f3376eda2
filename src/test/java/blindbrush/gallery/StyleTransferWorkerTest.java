package blindbrush.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.gallery.StyleTransferJob.JobState;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.image.PictureReader;
import blindbrush.image.TooSmallPictureException;
import blindbrush.study.Commission;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.testing.Engine;
import blindbrush.testing.Walls;
import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real pictures through the real job engine, small ones. */
@QuarkusTest
class StyleTransferWorkerTest {

    private static final int LONG_EDGE = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final TaskDescriptor<Void> OTHER_WORK = TaskDescriptor.of("other-work");
    private static final CountDownLatch OTHER_WORK_DONE = new CountDownLatch(1);

    @Inject
    StyleTransferQueue queue;

    @Inject
    StyleTransferCheckpoints checkpoints;

    @Inject
    SchedulerClient scheduler;

    @Inject
    StyleEngineConfig engine;

    @Test
    void a_queued_transfer_becomes_a_stimulus_of_the_study_that_waits_for_it() throws Exception {
        UUID study = QuarkusTransaction.requiringNew()
                .call(() -> Study.draft("Study " + UUID.randomUUID(), Instant.now()).id);
        UUID job = QuarkusTransaction.requiringNew().call(() -> {
            var queued = add(11, 12, LONG_EDGE);
            Commission.of(Study.findById(study), queued);
            return queued.id;
        });
        await(job, each -> each.state == JobState.DONE);
        QuarkusTransaction.requiringNew().run(() -> {
            StyleTransferJob done = StyleTransferJob.findById(job);
            assertThat(done.error).isNull();
            assertThat(done.iteration).isEqualTo(done.iterations).isPositive();
            assertThat(done.network).isEqualTo("compact network");
            assertThat(StyleTransferPreview.of(List.of(done))).isEmpty();
            Stimulus stimulus = Stimulus.<Stimulus>find("job", done).singleResult();
            assertThat(stimulus.origin).isEqualTo(Origin.MACHINE);
            assertThat(stimulus.network).isEqualTo(done.network);
            var strip = PictureReader.read(FilmFrame.strip(stimulus).orElseThrow());
            assertThat(strip.getWidth()).isGreaterThan(2 * strip.getHeight());
            var image = PictureReader.read(stimulus.picture.bytes);
            assertThat(image.getWidth()).isEqualTo(LONG_EDGE);
            assertThat(image.getHeight()).isEqualTo(LONG_EDGE * 3 / 4);
            assertThat(done.longEdge).isEqualTo(ImageNormalizer.leastMaster(LONG_EDGE));
            assertThat(stimulus.master.mediaType).isEqualTo("image/png");
            assertThat(stimulus.master.width).isEqualTo(done.longEdge);
            assertThat(stimulus.picture.bytes)
                    .as("cropped, made smaller and encoded once, as paintings are")
                    .isEqualTo(ImageNormalizer.encode(
                            ImageNormalizer.normalize(PictureReader.read(stimulus.master.bytes), LONG_EDGE)));
            assertThat(Hanging.of(Study.<Study>findById(study)))
                    .singleElement()
                    .satisfies(hanging -> assertThat(hanging.stimulus.id).isEqualTo(stimulus.id));
        });
    }

    @Test
    void a_photograph_in_the_style_of_itself_is_no_machine_picture() throws Exception {
        UUID job = QuarkusTransaction.requiringNew().call(() -> queue.add(
                        plain(ArtworkKind.PHOTOGRAPH),
                        List.of(plain(ArtworkKind.PAINTING)),
                        "preview",
                        smallest(LONG_EDGE),
                        1)
                .id);
        await(job, each -> each.state == JobState.FAILED);
        QuarkusTransaction.requiringNew().run(() -> {
            StyleTransferJob failed = StyleTransferJob.findById(job);
            assertThat(failed.error).contains("hardly differs from its content");
            assertThat(failed.iteration).isPositive();
            assertThat(failed.ending).isNotNull();
            assertThat(failed.attempts).isOne();
            assertThat(Stimulus.count("job.id", job)).isZero();
        });
    }

    @Test
    void a_running_transfer_shows_how_far_it_is_and_stops_when_asked() throws Exception {
        UUID job = QuarkusTransaction.requiringNew().call(() -> add(21, 22, "quality", 384).id); // takes minutes
        await(job, each -> {
            hold(each); // or it could end between the look and the wish
            boolean shows = each.iteration > 0
                    && each.loss != null
                    && !StyleTransferPreview.of(List.of(each)).isEmpty();
            if (shows) {
                queue.cancel(job);
            }
            return shows;
        });
        await(job, each -> each.state == JobState.CANCELLED);
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(Stimulus.count("job.id", job)).isZero();
            assertThat(StyleTransferPreview.count("jobId", job)).isZero();
        });
    }

    @Tag("faults")
    @Test
    void a_paused_transfer_keeps_its_place_and_goes_on_from_there() throws Exception {
        UUID job = QuarkusTransaction.requiringNew().call(() -> add(61, 62, "quality", 384).id);
        await(job, each -> {
            hold(each); // or it could end between the look and the wish
            if (each.iteration > 5) {
                queue.pause(job);
            }
            return each.iteration > 5;
        });
        await(job, each -> each.state == JobState.PAUSED);
        int reached = QuarkusTransaction.requiringNew().call(() -> {
            StyleTransferJob paused = StyleTransferJob.findById(job);
            assertThat(paused.attempts).isZero();
            assertThat(StyleTransferPreview.of(List.of(paused))).containsExactly(job);
            assertThat(checkpoints.kept(job).orElseThrow().iteration()).isEqualTo(paused.iteration);
            return paused.iteration;
        });
        Thread.sleep(2500);
        assertThat(state(job)).isEqualTo(JobState.PAUSED);
        queue.resume(job);
        await(job, each -> {
            assertThat(each.iteration).isGreaterThanOrEqualTo(reached);
            return each.state == JobState.DONE;
        });
        assertThat(checkpoints.kept(job)).isEmpty();
    }

    @Test
    void a_transfer_whose_checkpoint_is_damaged_begins_anew() throws Exception {
        Files.createDirectories(engine.checkpoints());
        UUID job = QuarkusTransaction.requiringNew().call(() -> {
            UUID queued = add(63, 64, LONG_EDGE).id;
            Files.writeString(engine.checkpoints().resolve(queued + ".checkpoint"), "a letter to a friend");
            return queued;
        });
        await(job, each -> each.state == JobState.DONE && each.attempts == 1);
    }

    @Test
    void while_a_transfer_runs_others_wait_and_other_work_goes_on() throws Exception {
        try (var held = Engine.held(engine.settings())) {
            Instant asked = Instant.now();
            List<UUID> waiting = QuarkusTransaction.requiringNew()
                    .call(() -> List.of(
                            add(31, 32, LONG_EDGE).id,
                            add(33, 34, LONG_EDGE).id,
                            add(35, 36, LONG_EDGE).id,
                            add(37, 38, LONG_EDGE).id));
            for (UUID job : waiting) {
                awaitTask(job, task -> task.filter(due -> due.isAfter(asked.plusSeconds(1)))
                        .isPresent()); // it had its turn, and stepped back
            }
            scheduler.scheduleIfNotExists(OTHER_WORK.instance("now").scheduledTo(Instant.now()));
            assertThat(OTHER_WORK_DONE.await(PATIENCE.toMinutes(), TimeUnit.MINUTES))
                    .isTrue();
            assertThat(held.network()).isEqualTo("compact network");
            assertThat(waiting).allSatisfy(job -> assertThat(state(job)).isEqualTo(JobState.QUEUED));
            waiting.forEach(queue::cancel);
            assertThat(waiting).allSatisfy(job -> assertThat(state(job)).isEqualTo(JobState.CANCELLED));
        }
    }

    @Tag("faults")
    @Test
    void transfers_run_in_the_order_in_which_they_were_asked_for_and_a_curator_s_wish_before_drawn_scenes()
            throws Exception {
        List<UUID> asked = new ArrayList<>();
        try (var held = Engine.held(engine.settings())) {
            for (int number = 0; number < 4; number++) {
                int seed = 71 + 2 * number;
                asked.add(QuarkusTransaction.requiringNew().call(() -> add(seed, seed + 1, LONG_EDGE).id));
            }
            // the other way round than the scheduler met them; the one asked for first is of a drawn scene
            QuarkusTransaction.requiringNew().run(() -> {
                for (int number = 0; number < 4; number++) {
                    StyleTransferJob job = StyleTransferJob.findById(asked.get(number));
                    job.queuedAt = job.queuedAt.minusSeconds(60L * number);
                }
                StyleTransferJob last = StyleTransferJob.findById(asked.get(3));
                last.contentArtwork.standIn = true;
            });
            assertThat(held.network()).isNotEmpty();
        }
        for (UUID job : asked) {
            await(job, each -> each.state == JobState.DONE);
        }
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                StyleTransferJob.<StyleTransferJob>list("id in ?1 order by startedAt", asked).stream()
                                        .map(job -> job.id)
                                        .toList()))
                .containsExactly(asked.get(2), asked.get(1), asked.get(0), asked.get(3));
    }

    @Test
    void the_queue_shows_what_runs_then_what_waits_in_its_order_then_what_ended_and_counts_the_rest()
            throws InterruptedException {
        try (var held = Engine.held(engine.settings())) { // nothing begins meanwhile
            assertThat(held.network()).isNotEmpty();
            awaitNothingRunning();
            inATransactionThatIsTakenBack(this::assertExcerpt);
        }
    }

    private void assertExcerpt() {
        QueueExcerpt before = QueueExcerpt.now();
        Artwork content = artwork(ArtworkKind.PHOTOGRAPH, 91);
        List<Artwork> style = List.of(artwork(ArtworkKind.PAINTING, 92));
        Instant now = Instant.now();
        List<StyleTransferJob> jobs = IntStream.range(0, 20)
                .mapToObj(number -> StyleTransferJob.record(
                        content, style, "preview", smallest(LONG_EDGE), number, now.minusSeconds(100_000L - number)))
                .toList();
        jobs.subList(15, 18).forEach(job -> job.begin("compact network", "cpu", 0, now));
        jobs.subList(16, 18).forEach(job -> {
            job.pause();
            job.stop(now);
        });
        jobs.get(18).cancel(now.plusSeconds(1));
        jobs.get(19).fail("no", false, now.plusSeconds(2));
        QueueExcerpt shown = QueueExcerpt.now();
        assertThat(shown.underWay()).startsWith(jobs.get(15)).containsSequence(jobs.subList(0, 7));
        assertThat(shown.underWay()).hasSize(8);
        assertThat(shown.moreUnderWay() + 8).isEqualTo(18 + before.underWay().size() + before.moreUnderWay());
        assertThat(shown.ended()).startsWith(jobs.get(19), jobs.get(18));
        assertThat(shown.ended().size() + shown.moreEnded())
                .isEqualTo(2 + before.ended().size() + before.moreEnded());
        assertThat(shown.isWorking()).isTrue();
    }

    private static void inATransactionThatIsTakenBack(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void a_cancelled_transfer_can_be_tried_again() throws Exception {
        UUID job;
        try (var held = Engine.held(engine.settings())) {
            job = QuarkusTransaction.requiringNew().call(() -> add(41, 42, LONG_EDGE).id);
            queue.cancel(job);
            assertThat(held.device()).isNotEmpty();
        }
        queue.retry(job);
        await(job, each -> each.state == JobState.DONE);
        awaitTask(job, Optional::isEmpty);
    }

    @Test
    void a_photograph_too_small_to_be_shown_is_refused_before_it_is_queued() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> add(51, 52, 4096)))
                .isInstanceOf(TooSmallPictureException.class)
                .hasMessageContaining("720");
        assertThat(QuarkusTransaction.requiringNew().call(() -> StyleTransferJob.count("shownLongEdge", 4096)))
                .isZero();
    }

    private StyleTransferJob add(int content, int style, int longEdge) {
        return add(content, style, "preview", longEdge);
    }

    private StyleTransferJob add(int content, int style, String preset, int longEdge) {
        return queue.add(
                artwork(ArtworkKind.PHOTOGRAPH, content),
                List.of(artwork(ArtworkKind.PAINTING, style)),
                preset,
                smallest(longEdge),
                1);
    }

    private static MasterSize smallest(int longEdge) {
        return new MasterSize(ImageNormalizer.leastMaster(longEdge), longEdge, null);
    }

    /** Fog: what has no strokes to take over. */
    private static Artwork plain(ArtworkKind kind) {
        var fog = new BufferedImage(720, 540, BufferedImage.TYPE_INT_RGB);
        var graphics = fog.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(150, 155, 160), 720, 540, new Color(200, 200, 195)));
        graphics.fillRect(0, 0, 720, 540);
        graphics.dispose();
        Artwork artwork = Artwork.add(kind, "Fog", "", "", Instant.now());
        artwork.picture = Picture.storeMaster(fog, Instant.now());
        return artwork;
    }

    private static Artwork artwork(ArtworkKind kind, int seed) {
        var outcome = Intake.take(kind, "picture-" + seed + ".png", Walls.file(seed), Instant.now(), () -> false);
        return Artwork.findById(((Intake.Accepted) outcome).artwork().id);
    }

    private static JobState state(UUID job) {
        return QuarkusTransaction.requiringNew().call(() -> StyleTransferJob.<StyleTransferJob>findById(job).state);
    }

    /** As it is now, and until the transaction ends: its worker waits. */
    private static void hold(StyleTransferJob job) {
        StyleTransferJob.getEntityManager().refresh(job, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Other tests may have left something at work. */
    private static void awaitNothingRunning() throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (QuarkusTransaction.requiringNew().call(() -> StyleTransferJob.count("state", JobState.RUNNING)) > 0) {
            assertThat(Instant.now()).as("a transfer runs").isBefore(deadline);
            Thread.sleep(100);
        }
    }

    /** When a job's task is due; empty once it has gone. */
    private void awaitTask(UUID job, Predicate<Optional<Instant>> condition) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.test(scheduler
                .getScheduledExecution(StyleTransferWorker.TASK.instanceId(job.toString()))
                .map(ScheduledExecution::getExecutionTime))) {
            assertThat(Instant.now()).as("the task of %s", job).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static void await(UUID job, Predicate<StyleTransferJob> condition) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!QuarkusTransaction.requiringNew().call(() -> {
            StyleTransferJob now = StyleTransferJob.findById(job);
            boolean isSo = condition.test(now);
            assertThat(isSo || !now.state.ended())
                    .as("%s %s", now.state, now.error)
                    .isTrue();
            return isSo;
        })) {
            assertThat(Instant.now()).as("state %s", state(job)).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    /** Some other background work of the application. */
    @ApplicationScoped
    static class OtherWork {

        @Produces
        @Singleton
        Task<Void> task() {
            return Tasks.oneTime(OTHER_WORK).execute((instance, context) -> OTHER_WORK_DONE.countDown());
        }
    }
}
