package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrecisionTest {

    private static final Precision KNOWN = new Precision(0.01, 0.04, 0.19);

    @Test
    void adds_what_participants_stimuli_and_answers_vary_by() {
        assertThat(KNOWN.variance(100, 50, 20)).as("0.0001 + 0.0008 + 0.000095").isCloseTo(0.000995, within(1e-15));
        assertThat(KNOWN.half(100, 50, 20)).isCloseTo(1.959963985 * Math.sqrt(0.000995), within(1e-9));
    }

    @Test
    void is_bounded_by_the_number_of_stimuli() {
        double least = 1.959963985 * Math.sqrt(0.04 / 50);
        assertThat(KNOWN.leastHalf(50)).isCloseTo(least, within(1e-9));
        assertThat(KNOWN.half(1_000_000, 50, 20)).isBetween(least, least + 1e-4);
        assertThat(KNOWN.participantsFor(least * 0.999, 50, 20)).isEmpty();
        assertThat(KNOWN.participantsFor(least * 0.999, 60, 20)).isPresent();
    }

    @Test
    void names_the_fewest_participants_whose_interval_is_short_enough() {
        int participants = KNOWN.participantsFor(0.06, 50, 20).orElseThrow();
        assertThat(KNOWN.half(participants, 50, 20)).isLessThanOrEqualTo(0.06);
        assertThat(KNOWN.half(participants - 1, 50, 20)).isGreaterThan(0.06);
        assertThat(new Precision(0, 0.04, 0).participantsFor(0.2, 50, 20)).hasValue(1);
    }

    @Test
    void agrees_with_the_design_effect_where_stimuli_are_alike() {
        Precision alike = new Precision(0.0125, 0, 0.2375);
        double correlation = 0.0125 / 0.25;
        assertThat(alike.variance(10, 50, 20)).isCloseTo(0.25 / 200 * (1 + 19 * correlation), within(1e-15));
    }

    @Test
    void refuses_a_negative_variance() {
        assertThatThrownBy(() -> new Precision(0.1, -0.1, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
