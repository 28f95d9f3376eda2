package blindbrush.study;

/** A study's wall cannot fill its sessions; the message says what is missing. */
public class NotEnoughStimuliException extends RuntimeException {

    NotEnoughStimuliException(String message) {
        super(message);
    }
}
