package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SimulatedParticipant;
import blindbrush.statistics.crossed.Coverage.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often 95 % intervals contain what is known of simulated studies. */
@Tag("faults")
class CoverageTest {

    private static final int STUDIES = 2000;
    private static final int FITS = 40;
    private static final double LEAST_OF_FITS = 0.95 - 3 * Math.sqrt(0.95 * 0.05 / FITS);
    private static final SimulatedParticipant TYPICAL =
            new SimulatedParticipant(0.8, 0.1, 0, new ExGaussian(500, 80, 400));

    private static final double LEAST = 0.93;
    private static final double MOST = 0.975;

    /** Chance that this test fails though every interval contains the truth as often as is asked, were its seed another. */
    private static final double FALSE_ALARM = 0.001;

    /**
     * Of which pictures take part in no more than chance, or whose interval is known to be wide: pictures on either side cancel out in the side
     * bias; β is wide near 1, and a difference of two rates with few pictures.
     */
    private static final Set<Statistic> MAY_BE_WIDE =
            EnumSet.of(Statistic.PAIRS_SIDE_BIAS, Statistic.BETA, Statistic.DIFFERENCE_OF_RATES);

    @Test
    void intervals_contain_the_truth_in_93_studies_of_100_and_where_pictures_differ_in_no_more_than_97_and_a_half() {
        List<SimulatedCrowd> crowds = new ArrayList<>();
        for (int participants : new int[] {10, 30, 100}) {
            for (int pictures : new int[] {4, 12, 40}) {
                for (double dPrime : new double[] {0, 2.2}) {
                    for (double spread : new double[] {0, 0.6}) {
                        crowds.add(new SimulatedCrowd(participants, pictures, dPrime, spread));
                    }
                }
            }
        }
        double eachChance = FALSE_ALARM / (2 * crowds.size() * Statistic.values().length);
        for (SimulatedCrowd crowd : crowds) {
            Map<Statistic, Coverage> found = Coverage.of(crowd, STUDIES, 1);
            found.forEach((statistic, coverage) -> {
                int intervals = coverage.studies() - coverage.without();
                assertThat(coverage.containing())
                        .as("%s: %s of %s", crowd, statistic, coverage)
                        .isGreaterThanOrEqualTo(
                                BinomialDistribution.of(intervals, LEAST).inverseCumulativeProbability(eachChance));
                if (crowd.spread() >= 0.3 && crowd.participants() >= 30 && !MAY_BE_WIDE.contains(statistic)) {
                    assertThat(coverage.containing())
                            .as("%s: %s of %s", crowd, statistic, coverage)
                            .isLessThanOrEqualTo(
                                    BinomialDistribution.of(intervals, MOST).inverseSurvivalProbability(eachChance));
                }
            });
        }
    }

    @Test
    void the_crossed_probit_model_contains_d_prime_where_participants_and_stimuli_differ() {
        assertModelled(new SimulatedStudy(60, 20, 10, TYPICAL, 0.4, 0.3, 0.4), 11, true);
    }

    @Test
    void the_crossed_probit_model_contains_d_prime_where_all_are_alike() {
        assertModelled(new SimulatedStudy(60, 20, 10, TYPICAL, 0, 0, 0), 12, true);
    }

    @Test
    void the_crossed_probit_model_contains_d_prime_where_few_stimuli_differ_much() {
        assertModelled(new SimulatedStudy(60, 6, 6, TYPICAL, 0.4, 0.3, 0.6), 13, false);
    }

    private static void assertModelled(SimulatedStudy study, long seed, boolean manyStimuli) {
        var chance = new SplittableRandom(seed);
        double containing = 0;
        double stated = 0;
        double seen = 0;
        for (int run = 0; run < FITS; run++) {
            var fit = CrossedProbit.fit(study.judgements(chance)).model().orElseThrow();
            assertThat(fit.converged()).isTrue();
            Interval dPrime = fit.dPrimeInterval();
            containing += dPrime.lower() <= TYPICAL.dPrime() && TYPICAL.dPrime() <= dPrime.upper() ? 1.0 / FITS : 0;
            stated += fit.dPrimeError() * fit.dPrimeError();
            seen += Math.pow(fit.dPrime() - TYPICAL.dPrime(), 2);
        }
        assertThat(containing).isGreaterThanOrEqualTo(LEAST_OF_FITS);
        if (manyStimuli) {
            assertThat(stated / seen).as("variance stated by variance seen").isBetween(0.6, 1.7);
        }
    }
}
