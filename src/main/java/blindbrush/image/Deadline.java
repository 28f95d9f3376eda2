package blindbrush.image;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Until when the decoding of a picture is worth its work: a moment, and only while somebody waits for it. */
public final class Deadline {

    /** Several times what the largest honest picture takes, also where others keep the processor busy. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final long end;
    private final BooleanSupplier abandoned;

    private Deadline(Duration left, BooleanSupplier abandoned) {
        this.end = System.nanoTime() + left.toNanos();
        this.abandoned = abandoned;
    }

    /** A minute from now. */
    public static Deadline usual() {
        return usualUnless(() -> false);
    }

    /** A minute from now, or as soon as nobody waits for the picture any more. */
    public static Deadline usualUnless(BooleanSupplier abandoned) {
        return in(USUAL, abandoned);
    }

    static Deadline in(Duration left, BooleanSupplier abandoned) {
        return new Deadline(left, abandoned);
    }

    /** @throws UnreadablePictureException if it has passed */
    void check() {
        if (abandoned.getAsBoolean()) {
            throw new UnreadablePictureException("Nobody waited for the picture any more");
        }
        if (System.nanoTime() - end > 0) {
            throw UnreadablePictureException.tooSlow();
        }
    }
}
