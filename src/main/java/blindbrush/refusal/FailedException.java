package blindbrush.refusal;

import org.jspecify.annotations.Nullable;

/** What was asked is in order and could not be done, for a reason outside of the program: a network, a disk, a platform, a loss that runs off. */
public class FailedException extends RefusedException {

    /** @param why what could not be done and why not */
    public FailedException(String why) {
        super(why);
    }

    /** @param cause from where that is known; never shown */
    public FailedException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
