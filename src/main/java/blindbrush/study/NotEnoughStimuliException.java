package blindbrush.study;

import blindbrush.refusal.ConflictException;

/** A study's wall cannot fill its sessions; the message says what is missing. */
public class NotEnoughStimuliException extends ConflictException {

    NotEnoughStimuliException(String message) {
        super(message);
    }
}
