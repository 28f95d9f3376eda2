package blindbrush.style.preset;

import static java.util.stream.Collectors.joining;

import blindbrush.network.Basis;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.optimize.Method;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.Smoothness;
import blindbrush.style.loss.StyleScale;
import blindbrush.style.loss.WeightedLayer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The presets there are. */
public final class Presets {

    private static final List<String> PAPER_STYLE = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

    private static final PictureSettings PAPER_PICTURE =
            new PictureSettings(Pooling.AVERAGE, Padding.ZERO, Pixels.AS_TRAINED, Smoothness.NONE, 0);

    private static final PictureSettings QUALITY_PICTURE = new PictureSettings(
            Pooling.AVERAGE,
            Padding.REPLICATE,
            Pixels.AS_TRAINED,
            new Smoothness(1, Smoothness.Measure.MEAN),
            20,
            1 / 24.0);

    /** White noise of one level of 255, about the mean colour: "randn" in the authors' code. */
    private static final Start PAPER_NOISE = new Start(Start.From.NOISE, 1 / 255.0);

    /** For pictures that are shown to people: 512 pixels in a few minutes on two cores. */
    public static final Preset QUALITY = new Preset(
            "quality",
            Optional.empty(),
            "Ours, for pictures that are shown to people: relative losses, coarse to fine from the content image, "
                    + "on a canvas with a margin, a little smoothness.",
            new ContentSettings(1, Optional.empty(), ContentScale.RELATIVE),
            new StyleSettings(150, Optional.empty(), StyleScale.RELATIVE, StyleSize.SAME_LONG_EDGE),
            QUALITY_PICTURE,
            new Start(Start.From.CONTENT, 0.05),
            new Schedule(128, List.of(70, 45, 30)),
            new Method.LimitedMemoryBfgs(20, true, true));

    /** A third of the work: shows soon what a pair of pictures will give, with coarser brushwork. */
    public static final Preset PREVIEW = new Preset(
            "preview",
            Optional.empty(),
            "As quality with a third of its work.",
            QUALITY.content(),
            QUALITY.style(),
            QUALITY_PICTURE,
            QUALITY.start(),
            new Schedule(128, List.of(50, 25, 8)),
            QUALITY.method());

    /** Gatys, Ecker and Bethge with the meaning of α/β that their own code gives it. */
    public static final Preset PAPER = new Preset(
            "paper",
            Optional.of(Basis.OXFORD_NORMALIZED),
            "Gatys, Ecker and Bethge (2015, 2016): α/β = 1e-3 with the content loss as a mean, as in the authors' own "
                    + "code; 2000 iterations from noise are their advice.",
            new ContentSettings(1e-3, layers("relu4_2"), ContentScale.MEAN),
            new StyleSettings(1, equalShares(), StyleScale.MEAN, StyleSize.SAME_AS_CONTENT),
            PAPER_PICTURE,
            PAPER_NOISE,
            Schedule.single(2000),
            new Method.LimitedMemoryBfgs(20, false, false));

    /** The paper's formulae to the letter. */
    public static final Preset PAPER_LITERAL = new Preset(
            "paper-literal",
            Optional.of(Basis.OXFORD_NORMALIZED),
            "The paper's formulae to the letter, α/β = 1e-3. Note: its published ratios do not belong to these "
                    + "formulae; read so, the content weighs some three million times more than in the authors' own "
                    + "setting, and the photograph comes back.",
            new ContentSettings(1e-3, layers("relu4_2"), ContentScale.HALF_SUM),
            new StyleSettings(1, equalShares(), StyleScale.QUARTER_MEAN, StyleSize.SAME_AS_CONTENT),
            PAPER_PICTURE,
            PAPER_NOISE,
            Schedule.single(2000),
            new Method.LimitedMemoryBfgs(20, false, false));

    /** The authors' own PyTorch notebook on the network as it was trained. */
    public static final Preset GATYS_ORIGINAL = new Preset(
            "gatys-original",
            Optional.of(Basis.OXFORD),
            "Gatys' own notebook on the original network: style weights 1e3/N², maximum pooling, from the content "
                    + "image, 500 iterations at up to half the size and 200 at the full (512 and 1024 there, measured "
                    + "along the shorter side).",
            new ContentSettings(1, layers("relu4_2"), ContentScale.MEAN),
            new StyleSettings(1e3, eachWhole(), StyleScale.MEAN_PER_SQUARED_CHANNELS, StyleSize.SAME_LONG_EDGE),
            new PictureSettings(Pooling.MAX, Padding.ZERO, Pixels.AS_TRAINED, Smoothness.NONE, 0),
            new Start(Start.From.CONTENT, 0),
            new Schedule(512, List.of(500, 200)),
            new Method.LimitedMemoryBfgs(100, false, false));

    /** Kai Sheng Tai's VGG-19 code as it stands. */
    public static final Preset KAI = new Preset(
            "kai",
            Optional.of(Basis.OXFORD_NORMALIZED),
            "Kai Sheng Tai's code for VGG-19 (September 2015), quirks included: the style's Gram matrix is not divided "
                    + "by its own size, the style's gradient is half its loss's (so that half is what is descended and "
                    + "reported here), the mean pixel is rounded; 500 calls of three L-BFGS iterations each. His L-BFGS "
                    + "takes each step as it comes, ours takes back one that raises the loss.",
            new ContentSettings(1, layers("relu4_2"), ContentScale.SUM),
            new StyleSettings(2e9, equalShares(), StyleScale.RAW_TARGET, StyleSize.SAME_LONG_EDGE),
            new PictureSettings(Pooling.AVERAGE, Padding.ZERO, Pixels.ROUNDED_MEAN, Smoothness.NONE, 0),
            new Start(Start.From.CONTENT, 0),
            Schedule.single(1500),
            new Method.LimitedMemoryBfgs(100, false, false));

    /** What Kyle McDonald compared with the paper on 1 September 2015, as far as VGG-19 can stand in. */
    public static final Preset KAI_FIRST = new Preset(
            "kai-first",
            Optional.of(Basis.OXFORD_NORMALIZED),
            "Kai Sheng Tai's first code (30 August 2015): start, loss scaling and gradient descent are his, but the "
                    + "network is VGG-19 where his was GoogLeNet, so its pictures are not his: relu1_1 to relu5_1 stand "
                    + "in for nine inception blocks, relu3_1 and relu4_2 for 3a and 4a.",
            new ContentSettings(
                    1,
                    Optional.of(List.of(new WeightedLayer("relu3_1", 0.5), new WeightedLayer("relu4_2", 0.5))),
                    ContentScale.NORMALIZED_GRADIENT),
            new StyleSettings(5e9, equalShares(), StyleScale.RAW_TARGET_NORMALIZED_GRADIENT, StyleSize.SAME_LONG_EDGE),
            new PictureSettings(Pooling.AVERAGE, Padding.ZERO, Pixels.ROUNDED_MEAN, Smoothness.NONE, 0),
            new Start(Start.From.CONTENT, 0),
            Schedule.single(500),
            new Method.Momentum(0.1 / (255 * 255), 0.9, 0.9, 200)); // his pixels are 0 to 255

    /** Justin Johnson's neural-style with its defaults. */
    public static final Preset JOHNSON = new Preset(
            "johnson",
            Optional.of(Basis.OXFORD),
            "Justin Johnson's neural-style with its defaults, quirks included: values of 0 to 256, start of almost "
                    + "uniform colour. Its smoothness is in the gradient only, here in the loss as well.",
            new ContentSettings(5, layers("relu4_2"), ContentScale.MEAN),
            new StyleSettings(100, eachWhole(), StyleScale.MEAN_PER_SQUARED_CHANNELS, StyleSize.SAME_LONG_EDGE),
            new PictureSettings(
                    Pooling.MAX,
                    Padding.ZERO,
                    Pixels.TIMES_256,
                    new Smoothness(1e-3, Smoothness.Measure.HALF_SUM_OF_256),
                    0),
            new Start(Start.From.NOISE, 0.001 / 256),
            Schedule.single(1000),
            new Method.LimitedMemoryBfgs(100, false, false));

    private static final List<Preset> ALL =
            List.of(QUALITY, PREVIEW, PAPER, PAPER_LITERAL, GATYS_ORIGINAL, KAI, KAI_FIRST, JOHNSON);

    private Presets() {}

    /** All of them, the default first. */
    public static List<Preset> all() {
        return ALL;
    }

    /** Their names, the default first. */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /**
     * The preset of that name.
     *
     * @throws InvalidInputException naming the presets there are, if it is none of them
     */
    public static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("there is no preset \"%s\"; there are: %s"
                        .formatted(name, names().stream().collect(joining(", ")))));
    }

    private static Optional<List<WeightedLayer>> layers(String... names) {
        return Optional.of(
                Stream.of(names).map(name -> new WeightedLayer(name, 1)).toList());
    }

    private static Optional<List<WeightedLayer>> equalShares() {
        return Optional.of(PAPER_STYLE.stream()
                .map(layer -> new WeightedLayer(layer, 1.0 / PAPER_STYLE.size()))
                .toList());
    }

    private static Optional<List<WeightedLayer>> eachWhole() {
        return layers(PAPER_STYLE.toArray(String[]::new));
    }
}
