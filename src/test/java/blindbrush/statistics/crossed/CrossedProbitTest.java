package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.FitTest;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.SimulatedParticipant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CrossedProbitTest {

    private static final SimulatedParticipant TYPICAL =
            new SimulatedParticipant(0.8, 0.1, 0, new ExGaussian(500, 80, 400));

    /** The oracles are figures of lme4 1.1-31 under R 4.2.2; crossed-probit.R, beside the data, made both. */
    @Test
    void agrees_with_lme4() throws IOException {
        var found = fit(Judgements.of(published()));
        assertThat(found.converged()).isTrue();
        assertThat(found.isSingular()).isFalse();
        assertThat(found.minusTwoLogLikelihood()).isCloseTo(1473.18213336, within(1e-5));
        assertThat(found.dPrime()).isCloseTo(1.1666301796, within(2e-5));
        assertThat(found.criterion()).isCloseTo(0.7185703044 - 1.1666301796 / 2, within(2e-5));
        assertThat(found.dPrimeError()).isCloseTo(0.2233568122, within(2e-5));
        assertThat(found.criterionError())
                .isCloseTo(criterionError(0.1559655658, 0.2233568122, -0.02402651457), within(2e-5));
        assertThat(found.biasDeviation()).isCloseTo(0.18458985638, within(2e-5));
        assertThat(found.sensitivityDeviation()).isCloseTo(0.48204828705, within(2e-5));
        assertThat(found.correlation()).isCloseTo(-0.08694350416, within(1e-4));
        assertThat(found.stimulusDeviation()).isCloseTo(0.48693331964, within(2e-5));
        assertThat(found.freedom()).isEqualTo(22);
    }

    @Test
    void agrees_with_lme4_on_the_first_25_participants() throws IOException {
        var found = fit(Judgements.of(published().stream()
                .filter(answer -> answer.participant() <= 25)
                .toList()));
        assertThat(found.converged()).isTrue();
        assertThat(found.minusTwoLogLikelihood()).isCloseTo(470.190355605, within(1e-5));
        assertThat(found.dPrime()).isCloseTo(1.0838712581, within(2e-5));
        assertThat(found.criterion()).isCloseTo(0.5975310059 - 1.0838712581 / 2, within(2e-5));
        assertThat(found.dPrimeError()).isCloseTo(0.3071107270, within(2e-5));
        assertThat(found.criterionError())
                .isCloseTo(criterionError(0.2054725487, 0.3071107270, -0.04272561731), within(2e-5));
        assertThat(found.biasDeviation()).isCloseTo(0.1838767723, within(2e-5));
        assertThat(found.sensitivityDeviation()).isCloseTo(0.5669031013, within(2e-5));
        assertThat(found.correlation()).isCloseTo(-0.3892834056, within(1e-4));
        assertThat(found.stimulusDeviation()).isCloseTo(0.5853323319, within(2e-5));
    }

    @Test
    void says_the_same_when_the_origins_change_their_names() throws IOException {
        var found = fit(Judgements.of(published()));
        var other = fit(changed(answer ->
                new Judgement(answer.participant(), answer.stimulus(), !answer.machine(), !answer.calledMachine())));
        assertThat(other.minusTwoLogLikelihood()).isCloseTo(found.minusTwoLogLikelihood(), within(1e-5));
        assertThat(other.dPrime()).isCloseTo(found.dPrime(), within(1e-4));
        assertThat(other.criterion()).isCloseTo(-found.criterion(), within(1e-4));
        assertThat(other.criterionError()).isCloseTo(found.criterionError(), within(1e-4));
        assertThat(criterionDeviation(other)).isCloseTo(criterionDeviation(found), within(1e-3));
    }

    @Test
    void finds_what_a_thousand_participants_are_within_seconds() {
        var study = new SimulatedStudy(1000, 20, 12, TYPICAL, 0.4, 0.3, 0.3);
        Judgements judgements = study.judgements(new SplittableRandom(5));
        long start = System.nanoTime();
        var found = fit(judgements);
        System.out.printf(
                "Crossed probit of %d answers of %d participants to %d stimuli: %.1f s%n",
                judgements.size(), judgements.participants(), judgements.stimuli(), (System.nanoTime() - start) / 1e9);
        assertThat(found.converged()).isTrue();
        assertThat(found.dPrime()).isCloseTo(0.8, within(3 * found.dPrimeError()));
        assertThat(found.criterion()).isCloseTo(0.1, within(3 * found.criterionError()));
        assertThat(found.sensitivityDeviation()).isCloseTo(0.4, within(0.05));
        assertThat(criterionDeviation(found)).isCloseTo(0.3, within(0.03));
        assertThat(found.stimulusDeviation()).isCloseTo(0.3, within(0.1));
        assertThat(found.dPrimeInterval().lower()).isLessThan(found.dPrime() - 1.96 * found.dPrimeError());
    }

    @Test
    void finds_no_differences_where_there_are_none() {
        Judgements judgements = new SimulatedStudy(60, 12, 12, TYPICAL, 0, 0, 0).judgements(new SplittableRandom(2));
        var found = fit(judgements);
        SignalDetection pooled = judgements.pooled();
        assertThat(found.converged()).isTrue();
        assertThat(found.dPrime()).isCloseTo(pooled.dPrime(), within(0.05));
        assertThat(found.dPrimeError()).isBetween(pooled.standardError(), 1.5 * pooled.standardError());
        assertThat(found.stimulusDeviation()).isLessThan(0.15);
        assertThat(criterionDeviation(found)).isLessThan(0.15);
    }

    @Test
    void is_singular_where_participants_do_not_differ() {
        var half = new CrossedProbit(1, 0, 0.1, 0.1, 0.3, 0.4, 0.5, 0.2, 100, 10, true);
        assertThat(half.isSingular()).isFalse();
        assertThat(new CrossedProbit(1, 0, 0.1, 0.1, 0, 0.4, Double.NaN, 0.2, 100, 10, true).isSingular())
                .isTrue();
        assertThat(new CrossedProbit(1, 0, 0.1, 0.1, 0.3, 0.4, -1, 0.2, 100, 10, true).isSingular())
                .isTrue();
        assertThat(new CrossedProbit(1, 0, 0.1, 0.1, 0.3, 0.4, 0.5, 0, 100, 10, true).isSingular())
                .isTrue();
        Judgements judgements = new SimulatedStudy(60, 12, 12, TYPICAL, 0, 0, 0).judgements(new SplittableRandom(2));
        assertThat(fit(judgements).isSingular()).isTrue();
    }

    @Test
    void says_that_it_found_no_maximum_where_stimuli_determine_the_answers() throws IOException {
        var found = fit(changed(answer ->
                new Judgement(answer.participant(), answer.stimulus(), answer.machine(), answer.stimulus() % 2 == 0)));
        assertThat(found.converged()).isFalse();
    }

    @Test
    void says_what_no_model_can_be_fitted_to() throws IOException {
        assertThat(FitTest.why(CrossedProbit.fit(changed(
                        answer -> new Judgement(1, answer.stimulus(), answer.machine(), answer.calledMachine())))))
                .contains("two participants");
        assertThat(FitTest.why(CrossedProbit.fit(
                        Judgements.of(List.of(new Judgement(1, 1, true, true), new Judgement(2, 1, true, false))))))
                .contains("two stimuli");
        assertThat(FitTest.why(CrossedProbit.fit(changed(answer ->
                        new Judgement(answer.participant(), answer.stimulus(), true, answer.calledMachine())))))
                .contains("both origins");
        assertThat(FitTest.why(CrossedProbit.fit(changed(answer ->
                        new Judgement(answer.participant(), answer.stimulus(), answer.machine(), answer.machine())))))
                .contains("both answers");
    }

    private static CrossedProbit fit(Judgements judgements) {
        return CrossedProbit.fit(judgements).model().orElseThrow();
    }

    /** Standard deviation over participants of the criterion, that is of u + s/2. */
    private static double criterionDeviation(CrossedProbit found) {
        double bias = found.biasDeviation();
        double sensitivity = found.sensitivityDeviation();
        double covariance = Double.isNaN(found.correlation()) ? 0 : found.correlation() * bias * sensitivity;
        return Math.sqrt(bias * bias + covariance + sensitivity * sensitivity / 4);
    }

    private static double criterionError(double intercept, double slope, double covariance) {
        return Math.sqrt(intercept * intercept + covariance + slope * slope / 4);
    }

    private static Judgements changed(UnaryOperator<Judgement> change) throws IOException {
        return Judgements.of(published().stream().map(change).toList());
    }

    private static List<Judgement> published() throws IOException {
        var resource = Objects.requireNonNull(CrossedProbitTest.class.getResourceAsStream("crossed-probit.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(CrossedProbitTest::answer).toList();
        }
    }

    private static Judgement answer(String line) {
        String[] cells = line.split(",", -1);
        return new Judgement(
                Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), "1".equals(cells[2]), "1".equals(cells[3]));
    }
}
