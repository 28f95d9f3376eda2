package blindbrush.study;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What hints that a program answered a trial, or helped. Flags: they delete nothing, and who answers with the help of assistive technology
 * may raise some of them. A page says only which of these words apply, and nothing of where somebody points or what else they do.
 *
 * <ul>
 *   <li>{@code scripted}: a press or a click came from a script of the page, not from a device;
 *   <li>{@code unpressed}: it was answered without any key, finger or button going down;
 *   <li>{@code left}: the page was left until less than two seconds before the answer;
 *   <li>{@code webdriver}: the browser says that a program drives it;
 *   <li>{@code decoy}: a control was used that stands in the page and that nobody sees.
 * </ul>
 */
public final class Hints {

    /** That there were none, where the page could have noticed. */
    public static final String NONE = "none";

    private static final String DECOY = "decoy";
    private static final List<String> NOTICED = List.of("scripted", "unpressed", "left", "webdriver");

    private Hints() {}

    /**
     * The words to be kept, joined by pipes; null where the page could not notice anything.
     *
     * @param said by the page, blanks between words; may hold anything, and null without scripts
     * @param decoy whether the control that nobody sees was used
     */
    public static @Nullable String of(@Nullable String said, boolean decoy) {
        if (said == null) {
            return decoy ? DECOY : null;
        }
        Set<String> words = Set.copyOf(Arrays.asList(said.split(" ", -1)));
        List<String> kept = Stream.concat(
                        NOTICED.stream().filter(words::contains), decoy ? Stream.of(DECOY) : Stream.empty())
                .toList();
        return kept.isEmpty() ? NONE : String.join("|", kept);
    }
}
