package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often 95 % intervals contain what is known of simulated studies; within three standard errors of the count. */
@Tag("faults")
class CoverageTest {

    private static final int STUDIES = 600;
    private static final int REPLICATES = 400;
    private static final int FITS = 40;
    private static final double LEAST = 0.95 - 3 * Math.sqrt(0.95 * 0.05 / STUDIES);
    private static final double MOST = 0.95 + 3 * Math.sqrt(0.95 * 0.05 / STUDIES);
    private static final double LEAST_OF_FITS = 0.95 - 3 * Math.sqrt(0.95 * 0.05 / FITS);
    private static final SimulatedParticipant TYPICAL =
            new SimulatedParticipant(0.8, 0.1, 0, new ExGaussian(500, 80, 400));

    @Test
    void where_participants_and_stimuli_differ() {
        var found = covered("both differ", new SimulatedStudy(60, 20, 10, TYPICAL, 0.4, 0.3, 0.4), 11);
        assertThat(found.ofTheseStimuli).isBetween(LEAST, MOST);
        assertThat(found.byDesignEffect).isBetween(LEAST, MOST);
        assertThat(found.byBootstrap).isGreaterThan(LEAST);
        assertThat(found.ofPooledDPrime).isGreaterThan(LEAST);
        assertThat(found.ofRates).isGreaterThan(LEAST);
        assertThat(found.byProbit).isGreaterThanOrEqualTo(LEAST_OF_FITS);
        assertThat(found.probitVarianceRatio).isBetween(0.6, 1.7);
    }

    @Test
    void where_all_are_alike_the_bootstrap_is_too_sure_of_being_unsure() {
        var found = covered("all alike", new SimulatedStudy(60, 20, 10, TYPICAL, 0, 0, 0), 12);
        assertThat(found.ofTheseStimuli).isBetween(LEAST, MOST);
        assertThat(found.byDesignEffect).isBetween(LEAST, MOST);
        assertThat(found.byBootstrap).as("conservative").isGreaterThan(MOST);
        assertThat(found.ofPooledDPrime).as("conservative").isGreaterThan(MOST);
        assertThat(found.byProbit).isGreaterThanOrEqualTo(LEAST_OF_FITS);
        assertThat(found.probitVarianceRatio).isBetween(0.6, 1.7);
    }

    /** Of 12,000 such studies: 0.94 by the design effect; 0.92 by the bootstrap, and 0.90 of its rates. */
    @Test
    void where_few_stimuli_differ_much_the_bootstrap_is_short() {
        var found = covered("few stimuli", new SimulatedStudy(60, 6, 6, TYPICAL, 0.4, 0.3, 0.6), 13);
        assertThat(found.ofTheseStimuli).isBetween(LEAST, MOST);
        assertThat(found.byDesignEffect).isBetween(0.91, MOST);
        assertThat(found.byBootstrap).isBetween(0.88, 0.95);
        assertThat(found.ofRates).isBetween(0.87, 0.94);
        assertThat(found.byProbit).isGreaterThanOrEqualTo(LEAST_OF_FITS);
    }

    private static Coverage covered(String name, SimulatedStudy study, long seed) {
        var found = new Coverage();
        var chance = new SplittableRandom(seed);
        for (int run = 0; run < STUDIES; run++) {
            double[] effects = study.stimulusEffects(chance);
            Judgements judgements = study.judgements(effects, chance);
            var bootstrap = CrossedBootstrap.of(judgements, REPLICATES, run);
            found.ofTheseStimuli +=
                    one(Interval.ofMean(SimulatedStudy.accuracyOfParticipants(judgements)), study.accuracy(effects));
            found.byDesignEffect += one(interval(DesignEffect.of(judgements)), study.accuracy());
            found.byBootstrap += one(bootstrap.interval(CrossedBootstrapTest::accuracy), study.accuracy());
            found.ofPooledDPrime += one(bootstrap.dPrime(), study.pooledDPrime());
            found.ofRates += one(bootstrap.hitRate(), study.calledMachine(true)) / 2;
            found.ofRates += one(bootstrap.falseAlarmRate(), study.calledMachine(false)) / 2;
        }
        double stated = 0;
        double seen = 0;
        for (int run = 0; run < FITS; run++) {
            var fit = CrossedProbit.fit(study.judgements(chance)).model().orElseThrow();
            assertThat(fit.converged()).isTrue();
            found.byProbit += one(fit.dPrimeInterval(), TYPICAL.dPrime()) * STUDIES / FITS;
            stated += fit.dPrimeError() * fit.dPrimeError();
            seen += Math.pow(fit.dPrime() - TYPICAL.dPrime(), 2);
        }
        found.probitVarianceRatio = stated / seen;
        found.print(name);
        return found;
    }

    /** Student's t interval of the accuracy over participants and stimuli both. */
    private static Interval interval(DesignEffect found) {
        double half = TDistribution.of(found.freedom()).inverseSurvivalProbability(0.025) * found.standardError();
        return new Interval(found.accuracy(), found.accuracy() - half, found.accuracy() + half);
    }

    private static double one(Interval interval, double truth) {
        return interval.lower() <= truth && truth <= interval.upper() ? 1.0 / STUDIES : 0;
    }

    /** Shares of intervals that contain the truth. */
    private static final class Coverage {
        private double ofTheseStimuli;
        private double byDesignEffect;
        private double byBootstrap;
        private double ofPooledDPrime;
        private double ofRates;
        private double byProbit;
        private double probitVarianceRatio;

        private void print(String name) {
            System.out.printf(
                    "Coverage, %-11s: t, these stimuli %.3f | t, two-way clustered %.3f | bootstrap: accuracy %.3f, d' %.3f, rates %.3f"
                            + " | probit d' %.3f, variance stated / seen %.2f%n",
                    name,
                    ofTheseStimuli,
                    byDesignEffect,
                    byBootstrap,
                    ofPooledDPrime,
                    ofRates,
                    byProbit,
                    probitVarianceRatio);
        }
    }
}
