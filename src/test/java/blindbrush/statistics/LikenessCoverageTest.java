package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.statistics.SimulatedPictures.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a picture's 95 % interval of human-likeness contains the share that was put in. */
@Tag("faults")
class LikenessCoverageTest {

    private static final int STUDIES = 50;
    private static final double LEAST = 0.92;

    /** Chance that this test fails though intervals contain the truth as often as is asked, were its seed another. Studies are independent. */
    private static final double FALSE_ALARM = 0.001;

    @Test
    void intervals_contain_the_truth_of_92_pictures_of_100_whatever_the_population() {
        List<SimulatedPictures> settings = new ArrayList<>();
        for (Population population : Population.values()) {
            for (int pictures : new int[] {8, 40}) {
                for (int answers : new int[] {3, 30}) {
                    settings.add(new SimulatedPictures(population, pictures, answers));
                }
            }
        }
        assertThat(settings).allSatisfy(each -> assertCovered(each, FALSE_ALARM / settings.size()));
    }

    private static void assertCovered(SimulatedPictures simulated, double chance) {
        double[] shares = simulated.studies(STUDIES, 1).stream()
                .mapToDouble(study -> (double) study.containing() / study.told())
                .toArray();
        double mean = DoubleStream.of(shares).average().orElseThrow();
        double squares =
                DoubleStream.of(shares).map(share -> Math.pow(share - mean, 2)).sum();
        double error = Math.sqrt(squares / (shares.length - 1) / shares.length);
        double allowed = TDistribution.of(shares.length - 1).inverseSurvivalProbability(chance) * error;
        assertThat(mean).as("%s", simulated).isGreaterThanOrEqualTo(LEAST - allowed);
    }
}
