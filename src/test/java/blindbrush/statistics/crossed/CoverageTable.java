package blindbrush.statistics.crossed;

import blindbrush.statistics.crossed.Coverage.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * How often the 95 % intervals of a results page contain what is true of simulated studies, a printed table a statistic. No test of the suite:
 * run it by {@code mvn test -Dtest=CoverageTable}, for example with {@code -Dstudies=200}. A thousand studies of each setting take ten minutes
 * on two cores.
 */
class CoverageTable {

    private static final int STUDIES = Integer.getInteger("studies", 1000);
    private static final long SEED = Long.getLong("seed", 1);
    private static final List<Integer> PARTICIPANTS = List.of(10, 30, 100, 300);
    private static final List<Integer> PICTURES = List.of(4, 6, 12, 20, 40);
    private static final List<Double> SENSITIVITIES = List.of(0.0, 0.7, 1.5, 2.2);
    private static final List<Double> SPREADS = List.of(0.0, 0.3, 0.6);

    private final Map<SimulatedCrowd, Map<Statistic, Coverage>> found = new LinkedHashMap<>();

    @Test
    void shares_of_intervals_that_contain_the_truth() {
        for (int participants : PARTICIPANTS) {
            for (int pictures : PICTURES) {
                for (double spread : SPREADS) {
                    for (double sensitivity : SENSITIVITIES) {
                        var crowd = new SimulatedCrowd(participants, pictures, sensitivity, spread);
                        found.put(crowd, Coverage.of(crowd, STUDIES, SEED));
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Share of 95 %% intervals that contain the truth, of %d simulated studies each (standard error %.4f at 0.95)%n",
                STUDIES,
                Math.sqrt(0.95 * 0.05 / STUDIES));
        for (Statistic statistic : Statistic.values()) {
            print(statistic);
        }
    }

    private void print(Statistic statistic) {
        System.out.printf("%n%s%n", statistic.words());
        System.out.println(heads(
                "spread",
                SPREADS.stream()
                        .flatMap(spread -> SENSITIVITIES.stream().map(any -> spread))
                        .toList()));
        System.out.println(heads(
                "participants pictures  d'",
                SPREADS.stream().flatMap(any -> SENSITIVITIES.stream()).toList()));
        for (int participants : PARTICIPANTS) {
            for (int pictures : PICTURES) {
                System.out.println(String.format(Locale.ROOT, "%12d %8d    ", participants, pictures)
                        + row(statistic, participants, pictures));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "least %.3f; most %.3f where pictures differ (spread 0.3 or more) and participants are 30 or more; without an interval %d of %d%n",
                shares(statistic, any -> true).min().orElse(Double.NaN),
                shares(statistic, crowd -> crowd.spread() >= 0.3 && crowd.participants() >= 30)
                        .max()
                        .orElse(Double.NaN),
                found.values().stream()
                        .mapToInt(each -> each.get(statistic).without())
                        .sum(),
                found.size() * STUDIES);
    }

    private String row(Statistic statistic, int participants, int pictures) {
        return SPREADS.stream()
                .flatMap(spread -> SENSITIVITIES.stream()
                        .map(sensitivity -> new SimulatedCrowd(participants, pictures, sensitivity, spread)))
                .map(crowd -> String.format(
                        Locale.ROOT, "%7.3f", found.get(crowd).get(statistic).share()))
                .collect(Collectors.joining());
    }

    private DoubleStream shares(Statistic statistic, Predicate<SimulatedCrowd> where) {
        return found.entrySet().stream()
                .filter(entry -> where.test(entry.getKey()))
                .mapToDouble(entry -> entry.getValue().get(statistic).share())
                .filter(share -> !Double.isNaN(share));
    }

    private static String heads(String first, List<Double> numbers) {
        return String.format("%-25s", first)
                + numbers.stream()
                        .map(number -> String.format(Locale.ROOT, "%7.1f", number))
                        .collect(Collectors.joining());
    }
}
