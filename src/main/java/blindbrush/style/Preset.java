package blindbrush.style;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A named, tested bundle of style-transfer settings.
 *
 * <p>All weights multiply <em>relative</em> losses: the mean squared error of a layer's features (content) or Gram
 * matrix (style) divided by the mean square of its target. VGG and the random filters are close to homogeneous (twice
 * the picture gives twice the features), so relative losses have gradients of like size at every layer of every
 * network, and one set of weights serves them all, frozen over the run.
 *
 * @param name what to call it on the command line and in records
 * @param contentWeight weight of the relative content loss
 * @param styleWeight weight of the relative style losses together; each layer takes an equal share
 * @param smoothness weight of the squared total variation
 * @param startNoise standard deviation of the noise added to the start, pixels being 0 to 1
 * @param smallestEdge the pyramid stops halving before its long edge falls below this
 * @param iterations iterations per scale, finest first; scales beyond the list take its last entry
 */
public record Preset(
        String name,
        double contentWeight,
        double styleWeight,
        double smoothness,
        double startNoise,
        int smallestEdge,
        List<Integer> iterations) {

    /** For pictures that are shown to people: 512 pixels in a few minutes on two cores. */
    public static final Preset QUALITY = new Preset("quality", 1, 150, 1, 0.05, 128, List.of(50, 80, 120));

    /** A quarter of the work: shows soon what a pair of pictures will give, with coarser brushwork. */
    public static final Preset PREVIEW = new Preset("preview", 1, 150, 1, 0.05, 128, List.of(12, 40, 80));

    private static final List<Preset> ALL = List.of(QUALITY, PREVIEW);

    public Preset {
        iterations = List.copyOf(iterations);
    }

    /**
     * The preset of that name.
     *
     * @throws IllegalArgumentException naming the presets there are, if it is none of them
     */
    public static Preset named(String name) {
        Optional<Preset> found =
                ALL.stream().filter(preset -> preset.name.equals(name)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("there is no preset \"%s\"; there are: %s"
                .formatted(name, names().stream().collect(Collectors.joining(", ")))));
    }

    /** The names of all presets, the default first. */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /** Iterations of a scale; 0 is the finest. */
    int iterationsOf(int scale) {
        return iterations.get(Math.min(scale, iterations.size() - 1));
    }
}
