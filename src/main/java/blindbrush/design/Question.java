package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something asked about the participant before the first trial. Nobody has to answer.
 *
 * @param key names it in exports: small letters, digits and underscores
 * @param text as it is asked
 * @param options answers to choose from; where it is part of a scale, in its order
 * @param askedIf whom it is asked; null for everybody
 * @param expertise whether it says how much participants know of art, see {@link Expertise}
 */
public record Question(
        String key,
        String text,
        List<String> options,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AskedIf askedIf,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean expertise) {

    /** With room for a number behind it. */
    private static final int LONGEST_KEY = 36;

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** Asked of everybody, about anything. */
    public Question(String key, String text, List<String> options) {
        this(key, text, options, null, false);
    }

    /** Whether it is asked of somebody with these replies, by question key. */
    public boolean isAsked(Map<String, String> replies) {
        return askedIf == null || askedIf.isMet(replies);
    }

    /** A key made from a question's text, unlike those taken: “How old are you?” is asked as {@code how_old_are_you}. */
    static String key(String text, Set<String> taken) {
        String words = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        String plain = words.matches("[a-z].*") ? words : ("question_" + words).replaceFirst("_$", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_KEY)).replaceFirst("_$", "");
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? cut : cut + "_" + number)
                .filter(key -> !taken.contains(key))
                .findFirst()
                .orElseThrow();
    }
}
