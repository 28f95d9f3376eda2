package blindbrush.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.style.Reference;
import blindbrush.style.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of each method against known ones, and what all methods promise. */
class MethodsTest {

    private static final double[] CURVATURES = {1, 3, 10, 30, 100, 300, 1000};

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void l_bfgs_direction_is_the_textbook_s() {
        JsonNode example = Reference.at("/lbfgs/direction");
        LbfgsMemory memory = new LbfgsMemory(manager, 3, 7, DataType.FLOAT64, Preconditioner.NONE);
        for (int i = 0; i < 3; i++) {
            assertThat(memory.offer(row(example.get("s"), i), row(example.get("y"), i)))
                    .isTrue();
        }
        NDArray gradient = manager.create(Reference.doubles(example.get("g")));

        NDArray product = memory.product(gradient, gradient.onesLike());

        assertThat(product.neg().toDoubleArray()).containsExactly(Reference.doubles(example.get("d")), within(1e-12));
    }

    @Test
    void l_bfgs_forgets_the_oldest_pairs_altogether() {
        NDArray gradient = noise(new Shape(7), 1);
        LbfgsMemory full = new LbfgsMemory(manager, 3, 7, DataType.FLOAT64, Preconditioner.NONE);
        LbfgsMemory fresh = new LbfgsMemory(manager, 3, 7, DataType.FLOAT64, Preconditioner.NONE);
        for (int pair = 0; pair < 5; pair++) {
            NDArray step = noise(new Shape(7), 10 + pair);
            NDArray change = step.mul(2).add(noise(new Shape(7), 20 + pair).mul(0.1));
            assertThat(full.offer(step, change)).isTrue();
            if (pair >= 2) {
                fresh.offer(step, change);
            }
        }

        double[] product = full.product(gradient, gradient.onesLike()).toDoubleArray();

        assertThat(product)
                .containsExactly(fresh.product(gradient, gradient.onesLike()).toDoubleArray(), within(1e-12));
    }

    @Test
    void l_bfgs_solves_a_quadratic_in_a_box_as_scipy_does() {
        // (x − t)ᵀ C (x − t) / 2 with targets outside 0 to 1: the answer lies on the box's sides
        double[] targets = {-1, 0.2, 0.4, 0.6, 0.8, 1.5, 3};
        Objective quadratic = quadratic(CURVATURES, targets);
        NDArray start = manager.create(new double[] {.5, .5, .5, .5, .5, .5, .5});
        try (Optimizer optimizer = new Method.LimitedMemoryBfgs(10, false, true).start(quadratic, start)) {
            run(optimizer, 60);
            assertThat(optimizer.point().toDoubleArray())
                    .containsExactly(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1, 1}, within(1e-6));
        }
    }

    @Test
    void a_quadratic_that_couples_its_variables_is_solved_in_its_box() {
        // ½ x² + ½ y² + 0.9 x y − 2 x: free minimum outside; on the side x = 1 it is y = 0 (gradient 0.9 > 0 there)
        Objective coupled = point -> {
            double[] at = point.toDoubleArray();
            double value = (at[0] * at[0] + at[1] * at[1]) / 2 + 0.9 * at[0] * at[1] - 2 * at[0];
            double[] gradient = {at[0] + 0.9 * at[1] - 2, at[1] + 0.9 * at[0]};
            return new Evaluation(value, point.getManager().create(gradient));
        };
        try (Optimizer optimizer =
                new Method.LimitedMemoryBfgs(5, false, true).start(coupled, manager.create(new double[] {0.2, 0.9}))) {
            run(optimizer, 40);
            assertThat(optimizer.point().toDoubleArray()).containsExactly(new double[] {1, 0}, within(1e-9));
        }
    }

    @Test
    void adam_s_iterates_and_averages_are_the_reference_s() {
        JsonNode averages = Reference.at("/adam/averages");
        try (Optimizer optimizer = new Method.AveragedAdam(0.02).start(thousandth(), zeros())) {
            for (JsonNode expected : averages) {
                optimizer.step();
                assertThat(optimizer.point().toDoubleArray())
                        .containsExactly(Reference.doubles(expected), within(1e-12));
            }
        }
    }

    @Test
    void momentum_s_iterates_are_the_reference_s() {
        try (Optimizer optimizer = new Method.Momentum(0.1, 0.9, 1, Integer.MAX_VALUE).start(thousandth(), zeros())) {
            for (JsonNode expected : Reference.at("/sgd/iterates")) {
                optimizer.step();
                assertThat(optimizer.point().toDoubleArray())
                        .containsExactly(Reference.doubles(expected), within(1e-12));
            }
        }
    }

    @Test
    void momentum_s_rate_decays_in_steps() {
        Objective slope = point -> new Evaluation(0, point.onesLike());
        try (Optimizer optimizer = new Method.Momentum(1, 0, 0.5, 2).start(slope, manager.create(new double[] {0}))) {
            run(optimizer, 4);
            assertThat(optimizer.point().toDoubleArray()[0]).isEqualTo(-(1 + 1 + 0.5 + 0.5));
        }
    }

    @Test
    void spectral_scaling_is_symmetric_and_positive() {
        Shape shape = new Shape(1, 3, 12, 17);
        SpectralScaling scaling = new SpectralScaling(manager, shape);
        NDArray a = noise(shape, 1);
        NDArray b = noise(shape, 2);

        double forth = Scalar.of(scaling.apply(a).mul(b).sum());
        double back = Scalar.of(scaling.apply(b).mul(a).sum());

        assertThat(forth)
                .isCloseTo(back, within(1e-5 * Scalar.of(scaling.apply(a).mul(a).sum())));
        assertThat(Scalar.of(scaling.apply(a).mul(a).sum())).isPositive();
    }

    @Test
    void spectral_scaling_stretches_waves_and_fine_ones_and_coloured_ones_most() {
        double coarse = gain(3, 1);
        double fine = gain(20, 1);
        double coarseInColour = gain(3, -1);

        assertThat(fine).isGreaterThan(3 * coarse);
        assertThat(coarseInColour).isGreaterThan(1.2 * coarse);
    }

    /** By how much a wave is multiplied; green has the sign of red for lightness, the opposite for colour. */
    private double gain(int waves, int sign) {
        int width = 64;
        double[] values = new double[3 * 4 * width];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (4 * width);
            double amplitude = sign > 0 ? 1 : channel - 1;
            values[i] = amplitude * Math.cos(2 * Math.PI * (i % width) * waves / width);
        }
        NDArray wave = manager.create(values, new Shape(1, 3, 4, width));
        NDArray scaled = new SpectralScaling(manager, wave.getShape()).apply(wave);
        double factor =
                Scalar.of(scaled.mul(wave).sum()) / Scalar.of(wave.square().sum());
        assertThat(Scalar.of(scaled.sub(wave.mul(factor)).abs().max())).isLessThan(1e-5 * factor);
        return factor;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_restored_method_goes_on_bit_by_bit(Method method) throws IOException {
        Objective objective = quadratic(CURVATURES, new double[] {.1, .9, .3, .2, 1.5, .6, .4}, 1e-3);
        try (Optimizer whole = method.start(objective, zeros());
                Optimizer resumed = method.start(objective, zeros())) {
            run(whole, 12);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            whole.save(new DataOutputStream(bytes));
            resumed.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            run(whole, 13);
            run(resumed, 13);
            assertThat(resumed.point().toDoubleArray()).isEqualTo(whole.point().toDoubleArray());
            assertThat(resumed.loss()).isEqualTo(whole.loss());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_state_of_another_shape_is_refused(Method method) throws IOException {
        Objective objective = quadratic(CURVATURES, new double[7], 1e-3);
        Objective smaller = quadratic(new double[] {1, 1}, new double[2], 1);
        try (Optimizer one = method.start(objective, zeros());
                Optimizer other = method.start(smaller, manager.create(new double[] {1, 1}))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            one.save(new DataOutputStream(bytes));
            assertThatThrownBy(() -> other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                    .isInstanceOf(IOException.class);
        }
    }

    static Stream<Method> methods() {
        return Stream.of(
                new Method.LimitedMemoryBfgs(4, false, false),
                new Method.LimitedMemoryBfgs(4, false, true),
                new Method.AveragedAdam(0.02),
                new Method.Momentum(0.1, 0.9, 0.5, 7));
    }

    private static void run(Optimizer optimizer, int steps) {
        for (int i = 0; i < steps; i++) {
            optimizer.step();
        }
    }

    private NDArray zeros() {
        return manager.zeros(new Shape(7), DataType.FLOAT64);
    }

    private NDArray row(JsonNode rows, int i) {
        return manager.create(Reference.doubles(rows.get(i)));
    }

    private NDArray noise(Shape shape, long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(shape.size()).map(u -> u - 0.5).toArray();
        return manager.create(values, shape);
    }

    /** The reference's quadratic, with a thousandth of the curvatures. */
    private static Objective thousandth() {
        return quadratic(CURVATURES, new double[] {0, 1, 2, 3, 4, 5, 6}, 1e-3);
    }

    private static Objective quadratic(double[] curvatures, double[] targets) {
        return quadratic(curvatures, targets, 1);
    }

    private static Objective quadratic(double[] curvatures, double[] targets, double factor) {
        return point -> {
            double[] at = point.toDoubleArray();
            double value = 0;
            double[] gradient = new double[at.length];
            for (int i = 0; i < at.length; i++) {
                gradient[i] = factor * curvatures[i] * (at[i] - targets[i]);
                value += gradient[i] * (at[i] - targets[i]) / 2;
            }
            return new Evaluation(value, point.getManager().create(gradient, point.getShape()));
        };
    }
}
