package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Exclusion;
import blindbrush.results.SessionQuality.AnsweredTrial;
import blindbrush.study.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionQualityTest {

    private static final List<AnsweredTrial> TRIALS = List.of(
            new AnsweredTrial(Phase.PRACTICE, false, false, 90, 3, true),
            new AnsweredTrial(Phase.MAIN, true, true, 95, 2, true),
            new AnsweredTrial(Phase.MAIN, false, true, 800, 0, false),
            new AnsweredTrial(Phase.MAIN, false, false, 1000, 2, false),
            new AnsweredTrial(Phase.MAIN, false, false, 3000, null, null),
            new AnsweredTrial(Phase.MAIN, false, true, 500, 1, false),
            new AnsweredTrial(Phase.MAIN, false, true, null, 0, true),
            new AnsweredTrial(Phase.CATCH, false, true, 99, 1, true),
            new AnsweredTrial(Phase.CATCH, false, false, 98, 1, false),
            new AnsweredTrial(Phase.CATCH, true, false, 97, 1, false),
            new AnsweredTrial(Phase.STIMULUS_FAILED, false, false, null, null, null));

    @Test
    void only_trials_that_count_and_catch_trials_say_how_a_session_went() {
        SessionQuality quality = SessionQuality.of(TRIALS, Exclusion.NONE);
        assertThat(quality).isEqualTo(new SessionQuality(5, 1, 900.0, 2, 1, Optional.empty()));
        assertThat(quality.isExcluded()).isFalse();
    }

    @Test
    void each_rule_leaves_a_session_out_from_its_number_on() {
        assertThat(reason(new Exclusion(1, null, null, null))).hasValue("failed 1 catch trials");
        assertThat(reason(new Exclusion(2, null, null, null))).isEmpty();
        assertThat(reason(new Exclusion(null, 901, null, null))).hasValue("median rt of 900 ms");
        assertThat(reason(new Exclusion(null, 900, null, null))).isEmpty();
        assertThat(reason(new Exclusion(null, null, 2, null))).hasValue("left the page in 2 trials");
        assertThat(reason(new Exclusion(null, null, 3, null))).isEmpty();
        assertThat(reason(new Exclusion(null, null, null, 1))).hasValue("display unverified in 1 trials");
        assertThat(reason(new Exclusion(null, null, null, 2))).isEmpty();
    }

    @Test
    void a_session_without_answers_has_no_median() {
        assertThat(SessionQuality.of(List.of(), new Exclusion(1, 900, 1, null)))
                .isEqualTo(new SessionQuality(0, 0, null, 0, 0, Optional.empty()));
    }

    private static Optional<String> reason(Exclusion rules) {
        return SessionQuality.of(TRIALS, rules).reason();
    }
}
