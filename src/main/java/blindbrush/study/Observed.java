package blindbrush.study;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the page noticed while a trial was answered. Nothing of it is needed: what is missing or impossible is left out, and the answer is
 * kept.
 *
 * @param rtMillis response time from stimulus onset, in ms
 * @param interruptions how often the page lost focus or was hidden
 * @param input mouse, touch or keyboard
 */
public record Observed(OptionalInt rtMillis, OptionalInt interruptions, Optional<String> input) {

    /** Without scripts a page notices nothing. */
    public static final Observed NOTHING = new Observed(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    private static final Set<String> INPUTS = Set.of("mouse", "touch", "keyboard");
    private static final int MANY_INTERRUPTIONS = 1000;

    /** Reads a form's fields, each of which may be missing or hold anything. */
    public static Observed of(String rt, String interruptions, String input) {
        OptionalInt often = number(interruptions);
        return new Observed(
                number(rt),
                often.isPresent() && often.getAsInt() > MANY_INTERRUPTIONS ? OptionalInt.empty() : often,
                Optional.ofNullable(input).filter(INPUTS::contains));
    }

    Observed rtAtMost(long millis) {
        boolean possible = rtMillis.isPresent() && rtMillis.getAsInt() >= 0 && rtMillis.getAsInt() <= millis;
        return possible ? this : new Observed(OptionalInt.empty(), interruptions, input);
    }

    private static OptionalInt number(String text) {
        return text != null && text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
