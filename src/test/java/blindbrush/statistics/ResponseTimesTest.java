package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    @Test
    void has_the_quartiles_that_r_and_numpy_find() {
        var found = ResponseTimes.of(new double[] {250, 1200, 2000, 900, 31000, 1500, 700}, 30_000);
        assertThat(found.count()).isEqualTo(7);
        assertThat(found.lowerQuartile()).isCloseTo(800, within(1e-9));
        assertThat(found.median()).isEqualTo(1200);
        assertThat(found.upperQuartile()).isCloseTo(1750, within(1e-9));
    }

    @Test
    void says_how_many_were_too_fast_and_too_slow() {
        var found = ResponseTimes.of(new double[] {250, 299, 300, 30_000, 30_001}, 30_000);
        assertThat(found.shareFast()).isEqualTo(0.4);
        assertThat(found.shareSlow()).isEqualTo(0.2);
    }

    @Test
    void is_not_moved_by_one_interruption() {
        double median =
                ResponseTimes.of(new double[] {1000, 1100, 1200}, 30_000).median();
        assertThat(ResponseTimes.of(new double[] {1000, 1100, 3_600_000}, 30_000)
                        .median())
                .isEqualTo(median);
    }

    @Test
    void leaves_the_given_times_in_their_order() {
        double[] times = {3, 1, 2};
        assertThat(ResponseTimes.of(times, 30_000).median()).isEqualTo(2);
        assertThat(times).containsExactly(3, 1, 2);
    }

    @Test
    void needs_an_answer() {
        assertThatThrownBy(() -> ResponseTimes.of(new double[0], 30_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
