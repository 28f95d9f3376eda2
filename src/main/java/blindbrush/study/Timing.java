package blindbrush.study;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a page measured of one answer, in whole ms by its own clock, which begins when the page is loaded. Each part may be missing.
 *
 * @param rt response time from stimulus onset
 * @param onsetOffset when every picture of the trial stood on the screen
 * @param sentOffset when the answer was sent, the time that it got through; missing where a later page sent it
 * @param waited how long it lay in the browser before that; missing of one that went at once, behind no other
 * @param reloads how often its pictures had stood on the screen before, since the trial was loaded again
 * @param exposed how long its pictures stood before a mask covered them; missing where nothing was covered
 */
public record Timing(
        OptionalInt rt,
        OptionalInt onsetOffset,
        OptionalInt sentOffset,
        OptionalInt waited,
        OptionalInt reloads,
        OptionalInt exposed) {

    /** Without scripts nothing is measured. */
    static final Timing NONE = new Timing(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.of(0),
            OptionalInt.empty());

    /** Reads a form's fields, which may be missing or hold anything. */
    public static Timing of(
            @Nullable String rt,
            @Nullable String onsetOffset,
            @Nullable String sentOffset,
            @Nullable String waited,
            @Nullable String reloads) {
        return new Timing(
                number(rt),
                number(onsetOffset),
                number(sentOffset),
                number(waited),
                number(reloads),
                OptionalInt.empty());
    }

    /** The same of pictures that were covered after so many ms. */
    public Timing covered(@Nullable String exposed) {
        return new Timing(rt, onsetOffset, sentOffset, waited, reloads, number(exposed));
    }

    /** Of an rt alone. */
    public static Timing of(long rt) {
        return of(Long.toString(rt), null, null, null, null);
    }

    /** Whether it lay in the browser, for want of a connection or behind another answer. */
    boolean isQueued() {
        return waited.isPresent();
    }

    /** When it was given, by our clock, if it arrived at this time; not before its trial was sent. */
    Instant givenAt(Instant received, Instant sent) {
        Instant given = received.minusMillis(waited.orElse(0));
        return given.isBefore(sent) ? sent : given;
    }

    /** The same without an rt that is longer than this. */
    Timing rtAtMost(Duration longest) {
        boolean possible = rt.isPresent() && rt.getAsInt() <= longest.toMillis();
        return possible ? this : new Timing(OptionalInt.empty(), onsetOffset, sentOffset, waited, reloads, exposed);
    }

    static OptionalInt number(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Long.parseLong(text)));
    }

    /** Null where it is missing. */
    static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
