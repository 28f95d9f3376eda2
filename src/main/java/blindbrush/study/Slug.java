package blindbrush.study;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** A title as it stands in an address. */
final class Slug {

    private static final int LONGEST = 80;

    private Slug() {}

    /** Small letters without accents, digits and hyphens; of a title that has none of them, one of its own. */
    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = slug.substring(0, Math.min(slug.length(), LONGEST));
        return cut.isEmpty() ? "study-" + UUID.randomUUID().toString().substring(0, 8) : cut;
    }
}
