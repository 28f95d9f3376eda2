package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.FitTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StandardizedRatesTest {

    private static final int OF_EACH = 30;
    private static final int PEOPLE = 40;
    private static final int STUDIES = 60;

    /** How much pictures and people differ beside what is measured. */
    private static final double SPREAD = 0.25;

    /** By how much sharpness makes a picture look machine-made. */
    private static final double SLOPE = -0.6;

    @Test
    void has_r_s_estimates_and_intervals() {
        var rates = StandardizedRates.of(
                        answered(ProbitRegressionTest.HUMAN),
                        ProbitRegressionTest.PRESET,
                        ProbitRegressionTest.covariates())
                .model()
                .orElseThrow();
        assertThat(rates.crudeDifference(1, 0).estimate()).isCloseTo((35 - 49) / 80.0, within(1e-12));
        assertThat(rates.standardized(0).estimate()).isCloseTo(0.5014978087, within(1e-8));
        assertThat(rates.standardized(1).estimate()).isCloseTo(0.5480066643, within(1e-8));
        assertBounds(rates.standardized(0), 0.385025626639, 0.617841539473);
        assertBounds(rates.standardized(1), 0.431595634066, 0.660404293922);
        Estimate difference = rates.standardizedDifference(1, 0);
        assertThat(difference.estimate()).isCloseTo(0.5480066643 - 0.5014978087, within(1e-8));
        assertBounds(difference, -0.160633566988, 0.250202302017);
        assertBounds(rates.crudeDifference(1, 0), -0.3888580015281, 0.0558434848267);
    }

    /** As {@code crossed.R}, beside the tests' other resources, has them. */
    private static void assertBounds(Estimate found, double lower, double upper) {
        assertThat(found.interval().lower()).isCloseTo(lower, within(1e-6));
        assertThat(found.interval().upper()).isCloseTo(upper, within(1e-6));
    }

    /** One preset's pictures are sharper by a standard deviation and a half, and sharp pictures look machine-made. */
    @Test
    void two_presets_that_differ_in_sharpness_only_differ_no_more_when_adjusted() {
        List<Compared> studies = studies(0);
        assertThat(studies.stream().filter(study -> study.crude.interval().upper() < 0))
                .as("as they are, the sharper preset deceives less")
                .hasSizeGreaterThan(STUDIES * 9 / 10);
        assertThat(covered(studies)).isGreaterThan(STUDIES * 9 / 10);
        assertThat(bias(studies)).isCloseTo(0, within(0.02));
    }

    @Test
    void a_difference_that_sharpness_hides_is_found() {
        List<Compared> studies = studies(0.6);
        assertThat(covered(studies)).isGreaterThan(STUDIES * 9 / 10);
        assertThat(bias(studies)).isCloseTo(0, within(0.02));
        double adjusted = mean(studies.stream().map(study -> study.adjusted));
        double crude = mean(studies.stream().map(study -> study.crude));
        assertThat(adjusted).isGreaterThan(0.15);
        assertThat(crude).isLessThan(0.05);
    }

    @Test
    void says_when_there_are_too_few_pictures() {
        int[] groups = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
        double[][] covariates =
                IntStream.range(0, 10).mapToObj(row -> new double[] {row % 3}).toArray(double[][]::new);
        Judgements judgements = answered(Arrays.copyOf(ProbitRegressionTest.HUMAN, 10));
        assertThat(FitTest.why(StandardizedRates.of(judgements, groups, covariates)))
                .contains("at least 10 pictures, 5 of each kind: there are 10, 2 of the rarest kind");
        double[][] alike = new double[16][2];
        assertThat(FitTest.why(
                        StandardizedRates.of(answered(ProbitRegressionTest.HUMAN), ProbitRegressionTest.PRESET, alike)))
                .contains("differ in nothing");
    }

    @Test
    void says_when_a_preset_was_never_taken_for_human() {
        int[] human = ProbitRegressionTest.HUMAN.clone();
        Arrays.fill(human, 8, 16, 0);
        assertThat(FitTest.why(StandardizedRates.of(
                        answered(human), ProbitRegressionTest.PRESET, ProbitRegressionTest.covariates())))
                .isNotEmpty();
    }

    /** The second preset's share less the first's, and what it is in truth. */
    private record Compared(Estimate crude, Estimate adjusted, double truth) {}

    private static List<Compared> studies(double effect) {
        return IntStream.range(0, STUDIES)
                .mapToObj(seed -> simulated(effect, new SplittableRandom(seed)))
                .toList();
    }

    private static Compared simulated(double effect, SplittableRandom chance) {
        int[] groups = IntStream.range(0, 2 * OF_EACH)
                .map(stimulus -> stimulus / OF_EACH)
                .toArray();
        double[] sharp = Arrays.stream(groups)
                .mapToDouble(group -> 1.5 * group + normal(chance))
                .toArray();
        double[] people = IntStream.range(0, PEOPLE)
                .mapToDouble(person -> SPREAD * normal(chance))
                .toArray();
        List<Judgement> answers = new ArrayList<>();
        for (int stimulus = 0; stimulus < groups.length; stimulus++) {
            double looks = 0.3 + effect * groups[stimulus] + SLOPE * sharp[stimulus] + SPREAD * normal(chance);
            for (int person = 0; person < PEOPLE; person++) {
                boolean human = looks + people[person] + normal(chance) > 0;
                answers.add(new Judgement(person, stimulus, true, !human));
            }
        }
        double[][] covariates =
                Arrays.stream(sharp).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        var rates = StandardizedRates.of(Judgements.of(answers), groups, covariates)
                .model()
                .orElseThrow();
        double truth = Arrays.stream(sharp)
                .map(value -> probability(0.3 + effect + SLOPE * value) - probability(0.3 + SLOPE * value))
                .average()
                .orElseThrow();
        return new Compared(rates.crudeDifference(1, 0), rates.standardizedDifference(1, 0), truth);
    }

    /** Over the people and pictures that differ by chance. */
    private static double probability(double looks) {
        return NormalDistribution.of(0, 1).cumulativeProbability(looks / Math.sqrt(1 + 2 * SPREAD * SPREAD));
    }

    private static double normal(SplittableRandom chance) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - chance.nextDouble());
    }

    private static long covered(List<Compared> studies) {
        return studies.stream()
                .filter(study -> study.adjusted.interval().lower() <= study.truth
                        && study.truth <= study.adjusted.interval().upper())
                .count();
    }

    private static double bias(List<Compared> studies) {
        return studies.stream()
                .mapToDouble(study -> study.adjusted.estimate() - study.truth)
                .average()
                .orElseThrow();
    }

    private static double mean(Stream<Estimate> intervals) {
        return intervals.mapToDouble(Estimate::estimate).average().orElseThrow();
    }

    /** Ten people, of whom so many call each picture human. */
    private static Judgements answered(int... human) {
        List<Judgement> answers = new ArrayList<>();
        for (int stimulus = 0; stimulus < human.length; stimulus++) {
            for (int person = 0; person < 10; person++) {
                answers.add(new Judgement(person, stimulus, true, (person + stimulus) % 10 >= human[stimulus]));
            }
        }
        return Judgements.of(answers);
    }
}
