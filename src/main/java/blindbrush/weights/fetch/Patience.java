package blindbrush.weights.fetch;

import java.io.IOException;
import java.time.Duration;

/**
 * How long a server may be slow or away.
 *
 * @param silence after which a connection counts as broken
 * @param firstPause before the first new attempt; each further pause is twice as long
 * @param attempts in a row that bring nothing before it is given up
 */
record Patience(Duration silence, Duration firstPause, int attempts) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(1), 5);

    /** Something that is tried again while it fails. */
    @FunctionalInterface
    interface Attempt<T> {

        /**
         * Once.
         *
         * @throws IOException if it may go better next time
         */
        T make() throws IOException;
    }

    /**
     * Tries until it works.
     *
     * @throws FetchFailedException if it never does
     */
    <T> T insist(FetchListener listener, Attempt<T> attempt) {
        Duration pause = firstPause;
        for (int number = 1; ; number++) {
            try {
                return attempt.make();
            } catch (IOException broken) {
                if (number == attempts) {
                    throw new FetchFailedException(
                            "given up after %d attempts: %s".formatted(attempts, spoken(broken)), broken);
                }
                listener.onTrouble(
                        "%s; trying again in %.0f s".formatted(spoken(broken), Math.ceil(pause.toMillis() / 1000.0)));
                sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("interrupted", interrupted);
        }
    }

    /** The client's exceptions often have no message. */
    private static String spoken(IOException broken) {
        String kind = broken.getClass().getSimpleName();
        return broken.getMessage() == null
                ? kind
                : "%s: %s"
                        .formatted(kind, broken.getMessage().lines().findFirst().orElse(""));
    }
}
