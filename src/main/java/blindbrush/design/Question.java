package blindbrush.design;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Something asked about the participant before the first trial. Nobody has to answer.
 *
 * @param key names it in exports: small letters, digits and underscores
 * @param text as it is asked
 * @param options answers to choose from
 */
public record Question(String key, String text, List<String> options) {

    /** With room for a number behind it. */
    private static final int LONGEST_KEY = 36;

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
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
