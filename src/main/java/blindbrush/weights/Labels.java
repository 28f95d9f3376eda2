package blindbrush.weights;

import blindbrush.weights.file.UnusableWeightsException;
import java.util.Locale;
import java.util.Optional;

/** What is said about weights, held against their numbers. */
final class Labels {

    /** The length (L2) of Oxford's conv1_1 kernel. */
    private static final double OXFORD_LENGTH = 7.956;

    /**
     * How far from that another may lie. Printouts of torchvision's filters show the same order of magnitude, so length
     * does not tell the two apart; what it tells are pictures' scales worked into the kernel (255 times as long) and
     * normalised weights that do not say so (0.5 in a trial).
     */
    private static final double GENEROUS = 10;

    private Labels() {}

    /**
     * What somebody states, else the metadata, else what the numbers are known to want.
     *
     * @throws UnusableWeightsException if nobody knows, or what is said contradicts the numbers
     */
    static Preprocessing preprocessing(Optional<Preprocessing> stated, WeightsOrigin origin) {
        Optional<Preprocessing> known = origin.verifiedLayers() > 0
                ? WeightsOrigin.Identity.OXFORD.preprocessing()
                : origin.identity().preprocessing();
        Preprocessing said = stated.or(
                        () -> Optional.ofNullable(origin.metadata().get(WeightsOrigin.PREPROCESSING))
                                .map(Preprocessing::named))
                .or(() -> known)
                .orElseThrow(() -> new UnusableWeightsException("its metadata does not say which preprocessing it wants"
                        + ", and its numbers are not known; state caffe or torchvision"));
        known.filter(wanted -> wanted != said).ifPresent(wanted -> {
            throw new UnusableWeightsException(
                    "it is mislabelled: its numbers are known and want the preprocessing %s, not %s"
                            .formatted(spoken(wanted), spoken(said)));
        });
        return said;
    }

    /**
     * Refuses conv1_1 kernels [64, 3, 3, 3] of a scale that fits no such pictures, and numbers as trained that are
     * called normalised.
     *
     * @throws UnusableWeightsException with the scale found
     */
    static void requireFitting(float[] kernel, Preprocessing preprocessing, WeightsOrigin origin) {
        if (origin.normalized().isPresent()) {
            requireNotAsTrained(origin);
            return;
        }
        double length = length(kernel);
        if (length < OXFORD_LENGTH / GENEROUS || length > OXFORD_LENGTH * GENEROUS) {
            throw new UnusableWeightsException(String.format(
                    Locale.ROOT,
                    "its conv1_1 is of length %.3g where VGG-19's for the preprocessing %s is about %.1f",
                    length,
                    spoken(preprocessing),
                    OXFORD_LENGTH));
        }
    }

    private static void requireNotAsTrained(WeightsOrigin origin) {
        if (origin.verifiedLayers() > 0 || origin.identity() != WeightsOrigin.Identity.UNKNOWN) {
            throw new UnusableWeightsException(
                    "it is mislabelled: its metadata calls it normalised, its numbers are as they were trained");
        }
    }

    private static double length(float[] kernel) {
        double squares = 0;
        for (float number : kernel) {
            squares += number * (double) number;
        }
        return Math.sqrt(squares);
    }

    private static String spoken(Preprocessing preprocessing) {
        return preprocessing.name().toLowerCase(Locale.ROOT);
    }
}
