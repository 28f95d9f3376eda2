package blindbrush.study;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the page noticed while a trial was answered. Nothing of it is needed: what is missing or impossible is left out, and the answer is
 * kept.
 *
 * <p>A page with scripts takes no answer before every picture of the trial was decoded and painted, and says so with the answer. An answer
 * that does not say so came from a page without scripts, or from a program: nobody knows whether its pictures were seen. It is kept and
 * marked as unverified, and an rt that comes with it is left out, since it has no onset. An answer that says so without an rt is possible:
 * its rt was an impossible one.
 *
 * @param displayed whether the page says that every picture of the trial stood on the screen
 * @param closer whether the participant looked closer
 * @param timing what its clock measured
 * @param interruptions how often the page lost focus or was hidden
 * @param device of which classes they are
 * @param hints that a program answered or helped, see {@link Hints}
 */
public record Observed(
        boolean displayed,
        boolean closer,
        Timing timing,
        OptionalInt interruptions,
        DeviceClasses device,
        Optional<String> hints) {

    private static final int MANY_INTERRUPTIONS = 1000;

    /** Without scripts a page notices nothing. */
    public static final Observed NOTHING =
            new Observed(false, false, Timing.NONE, OptionalInt.empty(), DeviceClasses.NONE, Optional.empty());

    /** Reads a form's fields, of which the texts may be missing or hold anything. */
    public static Observed of(
            boolean displayed, boolean closer, Timing timing, @Nullable String interruptions, DeviceClasses device) {
        OptionalInt often = Timing.number(interruptions);
        return new Observed(
                displayed,
                closer,
                displayed ? timing : Timing.NONE,
                often.isPresent() && often.getAsInt() > MANY_INTERRUPTIONS ? OptionalInt.empty() : often,
                device,
                Optional.empty());
    }

    /** The same with what hints that a program answered or helped; null where nobody knows. */
    public Observed with(@Nullable String hinting) {
        return new Observed(displayed, closer, timing, interruptions, device, Optional.ofNullable(hinting));
    }

    Observed rtAtMost(Duration longest) {
        return new Observed(displayed, closer, timing.rtAtMost(longest), interruptions, device, hints);
    }
}
