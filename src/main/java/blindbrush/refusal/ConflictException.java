package blindbrush.refusal;

import org.jspecify.annotations.Nullable;

/** What was asked is in order but not possible as things stand, such as a change of a study that is open. */
public class ConflictException extends RefusedException {

    /** @param why how things stand, as a sentence */
    public ConflictException(String why) {
        super(why);
    }

    /** @param remedy what makes it possible, as a sentence */
    public ConflictException(String why, String remedy) {
        this(why, remedy, null);
    }

    /** @param cause from where it is known how things stand; never shown */
    public ConflictException(String why, String remedy, @Nullable Throwable cause) {
        super(why, remedy, cause);
    }
}
