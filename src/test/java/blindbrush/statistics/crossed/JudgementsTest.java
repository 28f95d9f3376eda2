package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.statistics.SignalDetection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementsTest {

    private static final List<Judgement> ANSWERS = List.of(
            new Judgement(70, 9, true, true),
            new Judgement(-3, 9, true, false),
            new Judgement(70, 2, false, true),
            new Judgement(-3, 5, false, false),
            new Judgement(70, 5, false, false));

    @Test
    void count_answers_participants_and_stimuli_by_any_numbers() {
        var judgements = Judgements.of(ANSWERS);
        assertThat(judgements.size()).isEqualTo(5);
        assertThat(judgements.participants()).isEqualTo(2);
        assertThat(judgements.stimuli()).isEqualTo(3);
        assertThat(judgements.stimuli(true)).isEqualTo(1);
        assertThat(judgements.stimuli(false)).isEqualTo(2);
    }

    @Test
    void are_pooled_into_the_counts_of_signal_detection() {
        assertThat(Judgements.of(ANSWERS).pooled()).isEqualTo(new SignalDetection(1, 1, 1, 2));
    }

    @Test
    void say_what_each_participant_with_answers_to_both_origins_can_tell_apart() {
        List<Judgement> answers = Stream.concat(
                        ANSWERS.stream(),
                        Stream.of(new Judgement(4, 5, false, true), new Judgement(4, 2, false, false)))
                .toList();
        assertThat(Judgements.of(answers).ofParticipants())
                .containsExactly(new SignalDetection(0, 1, 0, 1), new SignalDetection(1, 0, 1, 1));
    }

    @Test
    void refuse_none_and_a_stimulus_of_two_origins() {
        assertThatThrownBy(() -> Judgements.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> Judgements.of(List.of(new Judgement(1, 8, true, true), new Judgement(2, 8, false, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Stimulus 8");
    }
}
