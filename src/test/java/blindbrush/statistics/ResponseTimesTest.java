package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    @Test
    void has_the_quartiles_that_r_and_numpy_find() {
        var found = ResponseTimes.of(250, 1200, 2000, 900, 31000, 1500, 700);
        assertThat(found.count()).isEqualTo(7);
        assertThat(found.lowerQuartile()).isCloseTo(800, within(1e-9));
        assertThat(found.median()).isEqualTo(1200);
        assertThat(found.upperQuartile()).isCloseTo(1750, within(1e-9));
    }

    @Test
    void is_not_moved_by_one_interruption() {
        double median = ResponseTimes.of(1000, 1100, 1200).median();
        assertThat(ResponseTimes.of(1000, 1100, 3_600_000).median()).isEqualTo(median);
    }

    @Test
    void leaves_the_given_times_in_their_order() {
        double[] times = {3, 1, 2};
        assertThat(ResponseTimes.of(times).median()).isEqualTo(2);
        assertThat(times).containsExactly(3, 1, 2);
    }

    @Test
    void needs_an_answer() {
        assertThatThrownBy(() -> ResponseTimes.of()).isInstanceOf(IllegalArgumentException.class);
    }
}
