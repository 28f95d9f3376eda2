package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.design.Exclusion;
import blindbrush.design.ExclusionReason;
import blindbrush.results.SessionQuality.AnsweredTrial;
import blindbrush.study.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        assertThat(quality).isEqualTo(new SessionQuality(5, 1, 900.0, 2, 1, 0, null, Optional.empty()));
        assertThat(quality.isExcluded()).isFalse();
    }

    @Test
    void each_rule_leaves_a_session_out_from_its_number_on() {
        assertLeftOut(new Exclusion(1, null, null, null), "failed_catch_trials", "failed 1 catch trials");
        assertThat(reason(new Exclusion(2, null, null, null))).isEmpty();
        assertLeftOut(new Exclusion(null, 901, null, null), "fast_median_rt_millis", "median rt of 900 ms");
        assertThat(reason(new Exclusion(null, 900, null, null))).isEmpty();
        assertLeftOut(new Exclusion(null, null, 2, null), "interrupted_trials", "left the page in 2 trials");
        assertThat(reason(new Exclusion(null, null, 3, null))).isEmpty();
        assertLeftOut(new Exclusion(null, null, null, 1), "unverified_trials", "display unverified in 1 trials");
        assertThat(reason(new Exclusion(null, null, null, 2))).isEmpty();
    }

    @Test
    void hints_of_programs_are_counted_and_a_rule_leaves_out_from_their_number_on() {
        List<AnsweredTrial> trials =
                List.of(hinted("none", 900), hinted("unpressed|webdriver", 900), hinted("none", 16), hinted(null, 17));
        assertThat(SessionQuality.of(trials, Exclusion.NONE).hintedTrials()).isEqualTo(2);
        assertThat(SessionQuality.of(trials, new Exclusion(null, null, null, null, 2, null))
                        .reason())
                .get()
                .extracting(ExclusionReason::code, ExclusionReason::words)
                .containsExactly("hinted_trials", "hints of a program in 2 trials");
        assertThat(SessionQuality.of(trials, new Exclusion(null, null, null, null, 3, null))
                        .reason())
                .isEmpty();
    }

    @Test
    void times_that_vary_less_than_those_of_people_are_a_rule_s_reason_once_there_are_eight() {
        int[] regular = {1000, 1010, 990, 1000, 1010, 990, 1000, 1000};
        List<AnsweredTrial> trials =
                IntStream.of(regular).mapToObj(rt -> hinted("none", rt)).toList();
        SessionQuality quality = SessionQuality.of(trials, new Exclusion(null, null, null, null, null, 5));
        assertThat(quality.rtVariation()).isCloseTo(100 * Math.sqrt(400.0 / 7) / 1000, within(1e-12));
        assertThat(quality.reason())
                .get()
                .extracting(ExclusionReason::words)
                .isEqualTo("rt varies by 0.8 % of its mean");
        assertThat(SessionQuality.of(trials.subList(0, 7), Exclusion.NONE).rtVariation())
                .isNull();
    }

    private static AnsweredTrial hinted(String hints, int rt) {
        return new AnsweredTrial(Phase.MAIN, false, true, rt, 0, false, hints);
    }

    @Test
    void of_several_rules_the_first_that_is_broken_is_the_reason() {
        assertLeftOut(new Exclusion(2, 901, 1, 1), "fast_median_rt_millis", "median rt of 900 ms");
    }

    @Test
    void an_answer_is_too_fast_below_300_ms_and_too_slow_above_a_minute() {
        assertThat(List.of(299, 300)).extracting(rt -> answered(rt).isTooFast()).containsExactly(true, false);
        assertThat(List.of(60_000, 60_001))
                .extracting(rt -> answered(rt).isTooSlow())
                .containsExactly(false, true);
        assertThat(answered(null).isTooFast() || answered(null).isTooSlow()).isFalse();
    }

    @Test
    void a_session_without_answers_has_no_median() {
        assertThat(SessionQuality.of(List.of(), new Exclusion(1, 900, 1, null)))
                .isEqualTo(new SessionQuality(0, 0, null, 0, 0, 0, null, Optional.empty()));
    }

    private static void assertLeftOut(Exclusion rules, String code, String words) {
        assertThat(reason(rules).map(ExclusionReason::code)).hasValue(code);
        assertThat(reason(rules).map(ExclusionReason::words)).hasValue(words);
    }

    private static Optional<ExclusionReason> reason(Exclusion rules) {
        return SessionQuality.of(TRIALS, rules).reason();
    }

    private static AnsweredTrial answered(Integer rt) {
        return new AnsweredTrial(Phase.MAIN, false, true, rt, 0, false);
    }
}
