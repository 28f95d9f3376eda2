package blindbrush.study;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
 * @param rtMillis response time from stimulus onset, in ms
 * @param interruptions how often the page lost focus or was hidden
 * @param input mouse, touch or keyboard
 */
public record Observed(
        boolean displayed, boolean closer, OptionalInt rtMillis, OptionalInt interruptions, Optional<String> input) {

    private static final Set<String> INPUTS = Set.of("mouse", "touch", "keyboard");
    private static final int MANY_INTERRUPTIONS = 1000;

    /** Without scripts a page notices nothing. */
    public static final Observed NOTHING =
            new Observed(false, false, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    /** Reads a form's fields, of which the texts may be missing or hold anything. */
    public static Observed of(
            boolean displayed,
            boolean closer,
            @Nullable String rt,
            @Nullable String interruptions,
            @Nullable String input) {
        OptionalInt often = number(interruptions);
        return new Observed(
                displayed,
                closer,
                displayed ? number(rt) : OptionalInt.empty(),
                often.isPresent() && often.getAsInt() > MANY_INTERRUPTIONS ? OptionalInt.empty() : often,
                Optional.ofNullable(input).filter(INPUTS::contains));
    }

    Observed rtAtMost(long millis) {
        boolean possible = rtMillis.isPresent() && rtMillis.getAsInt() >= 0 && rtMillis.getAsInt() <= millis;
        return possible ? this : new Observed(displayed, closer, OptionalInt.empty(), interruptions, input);
    }

    private static OptionalInt number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
