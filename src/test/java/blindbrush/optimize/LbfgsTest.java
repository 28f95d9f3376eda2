package blindbrush.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.style.Tensors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    private static final Method.LimitedMemoryBfgs PLAIN = new Method.LimitedMemoryBfgs(10, false, false);

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void finds_the_minimum_of_an_ill_conditioned_quadratic() {
        float[] curvatures = {1, 3, 10, 30, 100, 300, 1000};
        Objective quadratic = objective(x -> {
            double[] result = new double[x.length + 1];
            for (int i = 0; i < x.length; i++) {
                result[0] += curvatures[i] * Math.pow(x[i] - i, 2) / 2;
                result[i + 1] = curvatures[i] * (x[i] - i);
            }
            return result;
        });

        float[] found = minimize(quadratic, new float[7], 60);

        assertThat(found).containsExactly(new float[] {0, 1, 2, 3, 4, 5, 6}, within(1e-3f));
    }

    @Test
    void finds_the_minimum_of_rosenbrock_s_valley() {
        Objective rosenbrock = objective(x -> new double[] {
            100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2),
            -400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]),
            200 * (x[1] - x[0] * x[0])
        });

        float[] found = minimize(rosenbrock, new float[] {-1.2f, 1}, 150);

        assertThat(found).containsExactly(new float[] {1, 1}, within(1e-2f));
    }

    @Test
    void never_stands_at_a_worse_point_than_before() {
        Objective bumpy = objective(x -> new double[] {
            Math.sin(5 * x[0]) + x[0] * x[0], 5 * Math.cos(5 * x[0]) + 2 * x[0],
        });
        try (NDArray start = manager.create(new float[] {3});
                Lbfgs optimizer = new Lbfgs(bumpy, start, PLAIN)) {
            double before = optimizer.loss();
            for (int i = 0; i < 40; i++) {
                optimizer.step();
                assertThat(optimizer.loss()).isLessThanOrEqualTo(before);
                before = optimizer.loss();
            }
        }
    }

    @Test
    void steps_back_from_where_the_loss_is_not_a_number() {
        // no value beyond 1, which the second step overshoots
        Objective cliff = objective(x -> new double[] {-Math.log(1 - x[0]) - 3 * x[0], 1 / (1 - x[0]) - 3});

        assertThat(minimize(cliff, new float[] {0}, 80)[0]).isCloseTo(2 / 3f, within(1e-3f));
    }

    @Test
    void refuses_a_start_without_a_finite_loss() {
        Objective nowhere = objective(x -> new double[] {Double.NaN, 0});
        try (NDArray start = manager.create(new float[] {0})) {
            assertThatThrownBy(() -> new Lbfgs(nowhere, start, PLAIN)).isInstanceOf(NonFiniteLossException.class);
        }
    }

    private float[] minimize(Objective objective, float[] from, int steps) {
        try (NDArray start = manager.create(from);
                Lbfgs optimizer = new Lbfgs(objective, start, PLAIN)) {
            for (int i = 0; i < steps; i++) {
                optimizer.step();
            }
            return optimizer.point().toFloatArray();
        }
    }

    /** From a function that gives the value and then the gradient. */
    private static Objective objective(Function<float[], double[]> function) {
        return point -> {
            double[] result = function.apply(point.toFloatArray());
            float[] gradient = new float[result.length - 1];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) result[i + 1];
            }
            return new Evaluation(result[0], point.getManager().create(gradient));
        };
    }
}
