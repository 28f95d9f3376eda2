package blindbrush.web;

import blindbrush.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What it costs that H2 writes each commit before it is acknowledged: participants of the packaged application answer as fast as they can,
 * once with {@code WRITE_DELAY=0}, as the program sets it, and once with H2's own 500 ms. {@code [seconds] [participants]} of a round, 20
 * and 4 unless said otherwise.
 */
public final class AnswersBenchmark {

    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** In turns, so that a machine that slows down slows both. */
    private static final List<Integer> DELAYS = List.of(0, 500);

    private AnswersBenchmark() {}

    /** Prints each round. */
    public static void main(String... arguments) throws Exception {
        Duration measured = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 20);
        int participants = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        print("%d participants; an answer's time is from its sending to its redirect".formatted(participants));
        for (int round = 1; round <= ROUNDS; round++) {
            for (int delay : DELAYS) {
                print("round %d, WRITE_DELAY=%-3d: %s".formatted(round, delay, round(delay, participants, measured)));
            }
        }
    }

    private static String round(int delay, int participants, Duration measured) throws Exception {
        Path folder = Files.createTempDirectory("answers");
        try (var application = RunningApplication.start(
                folder,
                "-Dblindbrush.demonstration.pictures=0",
                "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:./var/blindbrush;WRITE_DELAY=" + delay)) {
            answered(application, participants, WARM_UP);
            return summary(answered(application, participants, measured), measured);
        } finally {
            delete(folder);
        }
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

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
