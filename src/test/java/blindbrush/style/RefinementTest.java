package blindbrush.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Method;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.optimize.Objective;
import blindbrush.style.checkpoint.Setbacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens where a loss stops being a number in the middle of a run. */
class RefinementTest {

    private final NDManager manager = Tensors.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    /** (x − ½)², which beyond a border is no number. */
    private static Objective parabolaUpTo(double border) {
        return point -> {
            double x = point.toFloatArray()[0];
            double loss = x > border ? Double.NaN : (x - 0.5) * (x - 0.5);
            return new Evaluation(loss, point.getManager().create(new float[] {(float) (2 * (x - 0.5))}));
        };
    }

    @Test
    void adam_goes_back_to_the_best_point_with_shorter_steps_and_says_so() {
        Setbacks setbacks = Setbacks.none();
        assertThat(minimized(parabolaUpTo(0.7), new Method.AveragedAdam(0.8), 60, setbacks))
                .isBetween(0f, 0.7f);
        assertThat(setbacks.notes())
                .first()
                .asString()
                .matches(
                        "scale 1 of 1, iteration 2: the loss is NaN after 1 steps; gone back to the best picture so far "
                                + "\\(loss 0\\.2500\\), with steps a quarter as long\\.");
        assertThat(setbacks.retreats()).isBetween(1, 3);
    }

    @Test
    void momentum_goes_back_to_the_best_point_with_shorter_steps() {
        Setbacks setbacks = Setbacks.none();
        assertThat(minimized(parabolaUpTo(0.7), new Method.Momentum(0.9, 0.5, 1, 1), 60, setbacks))
                .isBetween(0.4f, 0.6f);
        assertThat(setbacks.retreats()).isBetween(1, 3);
    }

    @Test
    void l_bfgs_takes_such_steps_back_and_that_is_noted_once() {
        // least at 2/3, no value beyond 1, which the second step overshoots
        Objective cliff = point -> {
            double x = point.toFloatArray()[0];
            return new Evaluation(
                    -Math.log(1 - x) - 3 * x, point.getManager().create(new float[] {(float) (1 / (1 - x) - 3)}));
        };
        Setbacks setbacks = Setbacks.none();
        assertThat(minimized(cliff, new Method.LimitedMemoryBfgs(10, false, false), 80, setbacks))
                .isBetween(0.665f, 0.668f);
        assertThat(setbacks.notes())
                .containsOnly("scale 1 of 1: a step led to where the loss is not finite, and was taken back.");
        assertThat(setbacks.retreats()).isZero();
    }

    @Test
    void it_does_not_go_back_for_ever() {
        Objective finiteOnce = new Objective() {
            private int asked;

            @Override
            public Evaluation at(NDArray point) {
                return new Evaluation(
                        asked++ == 0 ? 1 : Double.POSITIVE_INFINITY,
                        point.getManager().create(new float[] {1}));
            }
        };
        Setbacks setbacks = Setbacks.none();
        assertThatThrownBy(() -> minimized(finiteOnce, new Method.AveragedAdam(0.1), 60, setbacks))
                .isInstanceOf(NonFiniteLossException.class);
        assertThat(setbacks.retreats()).isEqualTo(3);
    }

    @Test
    void from_a_start_without_a_finite_loss_there_is_nothing_to_go_back_to() {
        Setbacks setbacks = Setbacks.none();
        assertThatThrownBy(() -> minimized(parabolaUpTo(-1), new Method.AveragedAdam(0.1), 5, setbacks))
                .isInstanceOf(NonFiniteLossException.class);
        assertThat(setbacks.notes()).isEmpty();
    }

    private float minimized(Objective objective, Method method, int steps, Setbacks setbacks) {
        try (NDManager scope = manager.newSubManager();
                NDArray start = scope.create(new float[] {0});
                Refinement refinement = new Refinement(scope, objective, method, start, setbacks)) {
            for (int i = 1; i <= steps; i++) {
                refinement.step("scale 1 of 1", i);
            }
            return refinement.point().toFloatArray()[0];
        }
    }
}
