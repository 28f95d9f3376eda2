package blindbrush.study;

/** Somebody cannot begin a session, or not go on with it in this browser; the {@link Refusal} says why. */
public class RefusedException extends IllegalStateException {

    RefusedException(Refusal refusal) {
        super(refusal.words());
    }
}
