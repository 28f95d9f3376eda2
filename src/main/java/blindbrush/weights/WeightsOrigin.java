package blindbrush.weights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where weights come from, as far as numbers prove it and the file says it.
 *
 * @param identity whose numbers these are
 * @param verifiedLayers how many layers from conv1_1 on are exactly Oxford's, 0 to 8; of deeper ones nothing is known
 * @param metadata what the file says about itself, by key; nothing proves it
 */
public record WeightsOrigin(Identity identity, int verifiedLayers, Map<String, String> metadata) {

    /** Keys of {@link #metadata} that this program writes and reads. */
    static final String PREPROCESSING = "preprocessing";

    /** Label under which a file of weights says where it came from. */
    public static final String SOURCE = "source";

    static final String NORMALIZED = "normalized";
    static final String NORMALIZED_FROM = "normalized_from";
    /** Label under which a file of weights says how it was checked. */
    public static final String VERIFICATION = "verification";

    /** Whose numbers weights are. */
    public enum Identity {
        /** Simonyan and Zisserman's own, which the papers used. */
        OXFORD(Preprocessing.CAFFE),
        /** Trained anew by torchvision; not the papers'. */
        TORCHVISION(Preprocessing.TORCHVISION),
        /** Neither, or not as they were trained: only their metadata says that weights are normalised. */
        UNKNOWN(null);

        private final @Nullable Preprocessing preprocessing;

        Identity(@Nullable Preprocessing preprocessing) {
            this.preprocessing = preprocessing;
        }

        private static Optional<Identity> named(String name) {
            return Stream.of(values())
                    .filter(identity -> identity.name().equals(name))
                    .findFirst();
        }

        /** What these numbers want of a picture, if they are known. */
        public Optional<Preprocessing> preprocessing() {
            return Optional.ofNullable(preprocessing);
        }
    }

    public WeightsOrigin {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Of numbers about which no file says anything.
     *
     * @param layers at least one
     */
    public static WeightsOrigin of(List<Vgg19Weights.Layer> layers) {
        return of(layers, Map.of(), "");
    }

    /** Compares the numbers with the known ones; the file's own hash settles it where it is known. */
    static WeightsOrigin of(List<Vgg19Weights.Layer> layers, Map<String, String> metadata, String sha256) {
        int verified = OxfordNumbers.equalLayers(layers);
        boolean torchvision = sha256.equals(TorchvisionNumbers.SHA256) || TorchvisionNumbers.begin(layers);
        Identity identity = verified == OxfordNumbers.known(layers.size())
                ? Identity.OXFORD
                : torchvision ? Identity.TORCHVISION : Identity.UNKNOWN;
        return new WeightsOrigin(identity, verified, metadata);
    }

    /** The file's own words on where it comes from. */
    public Optional<String> source() {
        return Optional.ofNullable(metadata.get(SOURCE));
    }

    /**
     * How the weights were normalised so that each filter's mean activation is 1 (Gatys et al. 2015), in the file's own
     * words; empty if they are as trained.
     */
    public Optional<String> normalized() {
        return Optional.ofNullable(metadata.get(NORMALIZED)).filter(words -> !words.isBlank());
    }

    /** Whose numbers the weights were before they were normalised, by the file's own words. */
    public Optional<Identity> normalizedFrom() {
        return Optional.ofNullable(metadata.get(NORMALIZED_FROM)).flatMap(Identity::named);
    }

    /** One line for people, such as "Oxford's numbers (conv1_1 to conv3_4 compared)". */
    public String label() {
        return switch (identity) {
            case OXFORD -> "Oxford's numbers (%s compared)".formatted(compared());
            case TORCHVISION -> "torchvision's numbers (trained anew, not the papers')";
            case UNKNOWN -> source().map(words -> "by its own words: " + words).orElse("unknown");
        };
    }

    /** The same with more said about it; a key given anew replaces the old word. */
    WeightsOrigin with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(metadata);
        all.putAll(more);
        return new WeightsOrigin(identity, verifiedLayers, all);
    }

    private String compared() {
        return "conv1_1 to " + Vgg19Layout.ALL.get(verifiedLayers - 1).name();
    }
}
