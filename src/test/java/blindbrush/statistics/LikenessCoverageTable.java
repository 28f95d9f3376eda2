package blindbrush.statistics;

import blindbrush.statistics.SimulatedPictures.Covered;
import blindbrush.statistics.SimulatedPictures.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often a picture's 95 % interval of human-likeness contains the true share, as a printed table. No test of the suite: run it by
 * {@code mvn test -Dtest=LikenessCoverageTable}, for example with {@code -Dpictures=500}. Two thousand pictures of each setting take ten minutes
 * on two cores.
 */
class LikenessCoverageTable {

    private static final int SIMULATED = Integer.getInteger("pictures", 2000);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int FEWEST_STUDIES = 20;
    private static final List<Integer> PICTURES = List.of(8, 12, 20, 40, 100);
    private static final List<Integer> ANSWERS = List.of(3, 6, 12, 30, 100);

    @Test
    void shares_of_intervals_that_contain_the_truth() {
        System.out.printf(
                Locale.ROOT,
                "Share of 95 %% intervals of human-likeness that contain the truth, of %d or more simulated pictures each, averaged over pictures"
                        + " with five answers or more%nOne half by humans, a quarter by each of two presets, usual logits 1, 0 and -1;"
                        + " standard deviation of logits within a group%n%n",
                SIMULATED);
        System.out.println("pictures answers" + heads());
        List<Double> all = new ArrayList<>();
        for (int pictures : PICTURES) {
            for (int answers : ANSWERS) {
                List<Double> row = Stream.of(Population.values())
                        .map(population -> mean(new SimulatedPictures(population, pictures, answers)))
                        .toList();
                all.addAll(row);
                System.out.printf("%8d %7d%s%n", pictures, answers, cells(row));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "least %.3f, most %.3f%n",
                all.stream().mapToDouble(each -> each).min().orElseThrow(),
                all.stream().mapToDouble(each -> each).max().orElseThrow());
    }

    private static double mean(SimulatedPictures simulated) {
        List<Covered> studies = simulated.studies(Math.max(FEWEST_STUDIES, SIMULATED / simulated.pictures()), SEED);
        return studies.stream().mapToDouble(Covered::containing).sum()
                / studies.stream().mapToInt(Covered::told).sum();
    }

    private static String heads() {
        return Stream.of(Population.values())
                .map(population -> String.format("%17s", population.words()))
                .collect(Collectors.joining());
    }

    private static String cells(List<Double> shares) {
        return shares.stream()
                .map(share -> String.format(Locale.ROOT, "%17.3f", share))
                .collect(Collectors.joining());
    }
}
