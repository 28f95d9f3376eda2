package blindbrush.export;

import blindbrush.export.StimulusRow.ArtworkRow;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a picture may be passed on, by the licences that are printed beside it: only with one that is known to allow it. A machine picture
 * needs those of its photograph and of every painting that lent its style.
 */
final class PictureRights {

    private static final Pattern FREE =
            Pattern.compile("(?i)\\b(?:CC0|public domain|gemeinfrei|CC[ -]BY(?:[ -]SA)?)\\b");

    private static final Pattern BOUND = Pattern.compile("(?i)\\b(?:NC|ND|all rights reserved|not)\\b");

    private PictureRights() {}

    /** Why it may not, in a sentence; empty where it may. */
    static Optional<String> obstacle(StimulusRow stimulus) {
        return Stream.concat(Stream.of(stimulus.artwork()), stimulus.styles().stream())
                .filter(artwork -> !allows(artwork.credit()))
                .findFirst()
                .map(PictureRights::unknown);
    }

    /** Whether a credit names a licence that lets anybody pass on and change the work. */
    static boolean allows(String credit) {
        return FREE.matcher(credit).find() && !BOUND.matcher(credit).find();
    }

    private static String unknown(ArtworkRow artwork) {
        return artwork.credit().isBlank()
                ? "“%s” has no licence.".formatted(artwork.title())
                : "The licence of “%s” is not one that is known to allow it: %s"
                        .formatted(artwork.title(), artwork.credit());
    }
}
