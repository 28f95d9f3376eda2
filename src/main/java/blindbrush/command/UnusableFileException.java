package blindbrush.command;

/** A file that was named on the command line and cannot be used; the message is one line that names it. */
final class UnusableFileException extends RuntimeException {

    UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableFileException(String message) {
        super(message);
    }
}
