package blindbrush.refusal;

/** What was given cannot be used: a value, a file or a choice. The same is refused again until it is corrected. */
public class InvalidInputException extends RefusedException {

    /** @param why what was given and what is wrong with it */
    public InvalidInputException(String why) {
        super(why);
    }

    /** @param cause from where that is known; never shown */
    public InvalidInputException(String why, Throwable cause) {
        super(why, cause);
    }
}
