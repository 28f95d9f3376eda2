package blindbrush.study;

import blindbrush.refusal.ConflictException;

/** Somebody cannot begin a session, or not go on with it in this browser; the {@link EntryRefusal} says why. */
public class EntryRefusedException extends ConflictException {

    EntryRefusedException(EntryRefusal refusal) {
        super(refusal.words());
    }
}
