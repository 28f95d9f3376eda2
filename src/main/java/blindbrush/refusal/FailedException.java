package blindbrush.refusal;

/** What was asked is in order and could not be done, for a reason outside of the program: a network, a disk, a platform, a loss that runs off. */
public class FailedException extends RefusedException {

    /** @param why what could not be done and why not */
    public FailedException(String why) {
        super(why);
    }

    /** @param cause from where that is known; never shown */
    public FailedException(String why, Throwable cause) {
        super(why, cause);
    }
}
