package blindbrush.account;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Writes notes that nobody waits for, such as when somebody was last here. People who only read are not turned away when a note cannot be
 * written.
 */
final class Passing {

    private Passing() {}

    /** Carries it out in a transaction of its own; one that fails leaves a line in the log and no trace besides. */
    static void note(Runnable update) {
        try {
            QuarkusTransaction.requiringNew().run(update);
        } catch (RuntimeException unwritten) {
            Log.warnf("Not noted: %s", unwritten.getMessage());
        }
    }
}
