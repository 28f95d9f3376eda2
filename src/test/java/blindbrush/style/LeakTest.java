package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Method;
import blindbrush.style.checkpoint.Setbacks;
import blindbrush.style.objective.PictureLoss;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.Presets;
import blindbrush.style.tile.TiledObjective;
import blindbrush.testing.NativeMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Memory outside Java's stays flat however many iterations a run has. So many as
 * {@code -Dblindbrush.leak.iterations=10000} says.
 */
@Tag("faults")
class LeakTest {

    private static final int ITERATIONS = Integer.getInteger("blindbrush.leak.iterations", 1000);

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    /** Of one picture: such an array kept in each iteration would be 37 MB after a thousand. */
    private static final int PICTURE = 4 * 3 * WIDTH * HEIGHT;

    /** One kept in every hundredth iteration, and what Java's compiler and collector come and go with: up to 16 MB was seen, up or down. */
    private static final long MOST_BYTES = 24_000_000 + (long) ITERATIONS * PICTURE / 100;

    private final RgbPlanes content = RgbPlanes.of(Pictures.waves(WIDTH, HEIGHT, 0));

    @ParameterizedTest
    @ValueSource(strings = {"l-bfgs", "l-bfgs in tiles", "adam", "momentum"})
    void nothing_is_left_of_an_iteration(String what) {
        try (NDManager manager = Tensors.manager()) {
            Method method =
                    switch (what) {
                        case "adam" -> new Method.AveragedAdam(0.01);
                        case "momentum" -> new Method.Momentum(1e-4, 0.9, 1, 100);
                        default -> Presets.QUALITY.method();
                    };
            assertThat(growth(manager, objective(manager, what.contains("tiles")), method))
                    .isLessThan(MOST_BYTES);
        }
    }

    @Test
    void two_pictures_kept_per_iteration_would_be_noticed() {
        try (NDManager manager = Tensors.manager()) {
            PictureLoss sound = objective(manager, false);
            PictureLoss leaking = new PictureLoss() {
                @Override
                public Evaluation at(NDArray picture) {
                    picture.duplicate().attach(manager);
                    picture.duplicate().attach(manager);
                    return sound.at(picture);
                }

                @Override
                public Map<String, Double> termsAt(NDArray picture) {
                    return sound.termsAt(picture);
                }
            };
            assertThat(growth(manager, leaking, new Method.AveragedAdam(0.01))).isGreaterThan(MOST_BYTES);
        }
    }

    /** What a run grows by, or the next one if that is less: what is left of iterations grows in both, other noise of the process does not. */
    private long growth(NDManager manager, PictureLoss objective, Method method) {
        FeatureNetwork network = new Vgg19(manager, SyntheticWeights.first(1), DataType.FLOAT32);
        try (NDManager scope = manager.newSubManager();
                NDArray start = network.tensor(scope, RgbPlanes.of(Pictures.waves(WIDTH, HEIGHT, 2)));
                Refinement refinement = new Refinement(scope, objective, method, start, Setbacks.none())) {
            run(refinement, ITERATIONS / 5); // until caches are filled
            long first = growth(refinement);
            return first < MOST_BYTES ? first : Math.min(first, growth(refinement));
        }
    }

    private static long growth(Refinement refinement) {
        long before = NativeMemory.inUse();
        run(refinement, ITERATIONS);
        return NativeMemory.inUse() - before;
    }

    private static void run(Refinement refinement, int iterations) {
        for (int i = 1; i <= iterations; i++) {
            refinement.step("scale 1 of 1", i);
        }
    }

    private PictureLoss objective(NDManager manager, boolean inTiles) {
        FeatureNetwork network = new Vgg19(manager, SyntheticWeights.first(1), DataType.FLOAT32);
        StyleObjective whole = new StyleTargets(network, manager, Presets.QUALITY)
                .objective(content, List.of(new SizedStyle(RgbPlanes.of(Pictures.waves(30, 18, 1)), 1)));
        return inTiles ? new TiledObjective(network, whole.terms(), 32) : whole;
    }
}
