package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double[] STATED = {0.9, 0.8, 0.7, 0.6, 0.55, 0.5};
    private static final boolean[] HAPPENED = {true, true, false, true, false, true};

    @Test
    void has_the_scores_of_worked_statements() {
        var found = Calibration.of(STATED, HAPPENED);
        assertThat(found.brier()).isCloseTo(0.20875, within(1e-12));
        assertThat(found.logLoss()).isCloseTo(0.58915956, within(5e-9));
        assertThat(found.bins()).hasSize(6);
    }

    @Test
    void has_murphys_parts_of_worked_groups() {
        double[] stated = new double[100];
        boolean[] happened = new boolean[100];
        for (int index = 0; index < 100; index++) {
            stated[index] = index < 20 ? 0.5 : index < 50 ? 0.7 : 0.9;
            happened[index] = index < 11 || (index >= 20 && index < 38) || (index >= 50 && index < 90);
        }
        var found = Calibration.of(stated, happened);
        assertThat(found.bins())
                .extracting(Calibration.Bin::count, Calibration.Bin::happened)
                .containsExactly(tuple(20, 11), tuple(30, 18), tuple(50, 40));
        assertThat(found.reliability()).isCloseTo(0.0085, within(1e-12));
        assertThat(found.resolution()).isCloseTo(0.0124, within(1e-12));
        assertThat(found.uncertainty()).isCloseTo(0.2139, within(1e-12));
        assertThat(found.brier()).isCloseTo(0.2100, within(1e-12));
        assertThat(found.bins().get(0).rate()).isEqualTo(Interval.wilson(11, 20));
    }

    @Test
    void adds_up_where_each_probability_has_its_bin() {
        var found = Calibration.of(STATED, HAPPENED);
        assertThat(found.reliability() - found.resolution() + found.uncertainty())
                .isCloseTo(found.brier(), within(1e-12));
    }

    @Test
    void loses_without_bound_by_a_sure_error() {
        var found = Calibration.of(new double[] {1}, new boolean[] {false});
        assertThat(found.brier()).isOne();
        assertThat(found.logLoss()).isInfinite();
    }

    @Test
    void needs_an_outcome_for_each_probability() {
        assertThatThrownBy(() -> Calibration.of(STATED, new boolean[5])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Calibration.of(new double[] {1.1}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> Calibration.of(new double[0], new boolean[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
