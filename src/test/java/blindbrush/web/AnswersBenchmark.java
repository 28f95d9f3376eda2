package blindbrush.web;

import blindbrush.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What it costs that H2 writes each commit before it is acknowledged: participants answer as fast as they can, in turns in two processes of
 * the packaged application, one with {@code WRITE_DELAY=0}, as the program sets it, and one with H2's own 500 ms. {@code [turns]
 * [participants]}, 12 and 4 unless said otherwise.
 */
public final class AnswersBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** Short, so that a machine that slows down slows both. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private AnswersBenchmark() {}

    /** Prints what the turns of each came to. */
    public static void main(String... arguments) throws Exception {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        int participants = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Path folder = Files.createTempDirectory("answers");
        try (var written = start(folder, 0);
                var delayed = start(folder, 500)) {
            answered(written, participants, WARM_UP);
            answered(delayed, participants, WARM_UP);
            List<Long> ours = new ArrayList<>();
            List<Long> usual = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                ours.addAll(answered(written, participants, TURN));
                usual.addAll(answered(delayed, participants, TURN));
            }
            Duration measured = TURN.multipliedBy(turns);
            System.out.printf("%d participants, from an answer's sending to its redirect%n", participants);
            System.out.println("WRITE_DELAY=0:   " + summary(ours, measured));
            System.out.println("WRITE_DELAY=500: " + summary(usual, measured));
            System.out.printf(Locale.ROOT, "%.2f of the speed%n", (double) ours.size() / usual.size());
        } finally {
            delete(folder);
        }
    }

    private static RunningApplication start(Path folder, int delay) throws IOException, InterruptedException {
        return RunningApplication.start(
                Files.createDirectory(folder.resolve("delay-" + delay)),
                "-XX:TieredStopAtLevel=4", // as it is served
                "-XX:-UseSerialGC",
                "-Dblindbrush.demonstration.pictures=0",
                "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:./var/blindbrush;WRITE_DELAY=" + delay);
    }

    /** Nanoseconds that each answer took. */
    private static Collection<Long> answered(RunningApplication application, int participants, Duration lasting)
            throws Exception {
        Collection<Long> times = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + lasting.toNanos();
        var pool = Executors.newFixedThreadPool(participants);
        try {
            List<Callable<Void>> all = IntStream.range(0, participants)
                    .<Callable<Void>>mapToObj(each -> () -> takePart(application, times, end))
                    .toList();
            for (Future<Void> each : pool.invokeAll(all)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        return times;
    }

    /** One session after another, until time is up. */
    private static Void takePart(RunningApplication application, Collection<Long> times, long end) {
        while (System.nanoTime() < end) {
            var participant = Participant.in("demonstration", application.address());
            Page trial = participant.trial();
            while (trial.status() == 200 && System.nanoTime() < end) {
                long sent = System.nanoTime();
                int status = participant.answer(trial).status();
                if (status != 303) {
                    throw new IllegalStateException("An answer was refused with " + status);
                }
                times.add(System.nanoTime() - sent);
                trial = participant.trial();
            }
        }
        return null;
    }

    private static String summary(Collection<Long> times, Duration measured) {
        long[] sorted = times.stream().mapToLong(each -> each).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.0f answers/s, median %.1f ms, one in twenty longer than %.1f ms",
                sorted.length / (measured.toMillis() / 1e3),
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 19 / 20] / 1e6);
    }

    private static void delete(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            inside.sorted((one, other) -> other.compareTo(one))
                    .forEach(each -> each.toFile().delete());
        }
    }
}
