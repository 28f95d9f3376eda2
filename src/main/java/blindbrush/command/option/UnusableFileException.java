package blindbrush.command.option;

import blindbrush.refusal.InvalidInputException;

/** A file that was named on the command line and cannot be used; the message is one line that names it. */
public final class UnusableFileException extends InvalidInputException {

    /** With the failure behind it. */
    public UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With a message that names the file, says what is wrong with it and what to do. */
    public UnusableFileException(String message) {
        super(message);
    }
}
