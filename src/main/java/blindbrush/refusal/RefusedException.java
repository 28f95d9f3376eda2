package blindbrush.refusal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked is not done, for a reason that a person can understand. Only these, and what is said of a database that is away, are shown in
 * their own words, on a page, to a program or on the command line. Every other exception is a bug: it is logged under a {@link Reference},
 * and nothing but that is shown.
 */
public abstract class RefusedException extends RuntimeException {

    private final String why;
    private final @Nullable String remedy;

    /** @param why what was asked and why it is not done, in one line for the person who asked; may end with what to do */
    protected RefusedException(String why) {
        this(why, null, null);
    }

    /** @param cause from where it is known; never shown */
    protected RefusedException(String why, @Nullable Throwable cause) {
        this(why, null, cause);
    }

    /**
     * A refusal whose remedy is a sentence of its own.
     *
     * @param why what was asked and why it is not done, as a sentence
     * @param remedy what to do now, as a sentence; null where there is nothing special to do
     * @param cause from where it is known; never shown; null where there is none
     */
    protected RefusedException(String why, @Nullable String remedy, @Nullable Throwable cause) {
        super(why, cause);
        this.why = why;
        this.remedy = remedy;
    }

    /** {@link #why} and the remedy. */
    @Override
    public String getMessage() {
        return remedy == null ? why : why + " " + remedy;
    }

    /** What was asked and why it is not done. */
    public String why() {
        return why;
    }

    /** What to do now; empty where there is nothing special to do, or {@link #why} says it. */
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }
}
