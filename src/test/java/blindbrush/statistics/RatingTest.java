package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTest {

    @Test
    void the_first_three_of_six_steps_call_a_picture_human() {
        assertThat(Stream.of(1, 2, 3, 4, 5, 6).map(Rating::of)).containsExactly(Rating.values());
        assertThat(Rating.values())
                .extracting(Rating::callsMachine)
                .containsExactly(false, false, false, true, true, true);
        assertThat(Rating.counts(Stream.of(Rating.PERHAPS_HUMAN, Rating.SURELY_MACHINE, Rating.PERHAPS_HUMAN)))
                .containsExactly(0, 0, 2, 0, 0, 1);
        List<Integer> counts = List.of(1, 2, 4, 8, 16, 32);
        assertThat(Rating.callingHuman(counts)).isEqualTo(7);
        assertThat(Rating.callingMachine(counts)).isEqualTo(56);
    }

    @Test
    void a_rating_states_the_middle_of_its_sixth() {
        assertThat(Rating.SURELY_HUMAN.stated()).isCloseTo(1 / 12.0, within(1e-12));
        assertThat(Rating.PERHAPS_MACHINE.stated()).isCloseTo(7 / 12.0, within(1e-12));
        assertThat(Stream.of(Rating.values()).mapToDouble(Rating::stated).sum()).isCloseTo(3, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, -1})
    void there_is_no_other_step(int step) {
        assertThatThrownBy(() -> Rating.of(step)).hasMessage("A rating is a whole number from 1 to 6.");
    }
}
