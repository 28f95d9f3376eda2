package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AucTest {

    /** Ratings of computed tomograms, 1 to 5, of Hanley and McNeil 1982: how many images had each. */
    private static final double[] NORMAL = ratings(33, 6, 6, 11, 2);

    private static final double[] ABNORMAL = ratings(3, 2, 2, 11, 33);

    @Test
    void has_the_area_of_the_published_ratings_and_contains_it() {
        Auc auc = Auc.of(ABNORMAL, NORMAL, 0.05);
        assertThat(auc.estimate()).isCloseTo(0.8931710615, within(1e-10));
        assertThat(auc.lower()).isBetween(0.80, auc.estimate());
        assertThat(auc.upper()).isBetween(auc.estimate(), 0.95);
    }

    @Test
    void has_hanleys_and_mcneils_standard_error_where_the_groups_are_of_one_size() {
        double area = 0.8;
        int size = 40;
        double first = area / (2 - area);
        double second = 2 * area * area / (1 + area);
        double published = (area * (1 - area) + (size - 1) * (first + second - 2 * area * area)) / (size * size);
        assertThat(Auc.variance(area, size, size)).isCloseTo(published, within(1e-15));
        assertThat(Math.sqrt(Auc.variance(0.8931710615, 51, 58)))
                .as("published with the sizes apart")
                .isCloseTo(0.03248658, within(1e-3));
    }

    @Test
    void says_the_same_of_either_group() {
        Auc one = Auc.of(ABNORMAL, NORMAL, 0.05);
        Auc other = Auc.of(NORMAL, ABNORMAL, 0.05);
        assertThat(other.estimate()).isCloseTo(1 - one.estimate(), within(1e-12));
        assertThat(other.lower()).isCloseTo(1 - one.upper(), within(1e-9));
        assertThat(other.upper()).isCloseTo(1 - one.lower(), within(1e-9));
    }

    @Test
    void is_not_sure_of_groups_that_do_not_overlap() {
        Auc auc = Auc.of(new double[] {4, 5, 6}, new double[] {1, 2, 3}, 0.05);
        assertThat(auc.estimate()).isEqualTo(1);
        assertThat(auc.upper()).isEqualTo(1);
        assertThat(auc.lower()).isBetween(0.3, 0.8);
        assertThat(Auc.of(new double[] {2, 2}, new double[] {2, 2}, 0.05).estimate())
                .isEqualTo(0.5);
    }

    @Test
    void contains_the_true_area_about_as_often_as_it_says() {
        Random random = new Random(5);
        for (double shift : new double[] {0, 1, 2}) {
            double truth = NormalDistribution.of(0, 1).cumulativeProbability(shift / Math.sqrt(2));
            long hits = IntStream.range(0, 2000)
                    .filter(run -> {
                        Auc auc = Auc.of(normals(random, 20, shift), normals(random, 14, 0), 0.05);
                        return auc.lower() <= truth && truth <= auc.upper();
                    })
                    .count();
            assertThat(hits / 2000.0).as("shift %s", shift).isBetween(0.93, 0.98);
        }
    }

    @Test
    void names_the_smallest_groups_whose_interval_is_short_enough() {
        int size = Auc.groupSizeFor(0.1, 0.05);
        double[] values = IntStream.range(0, size).asDoubleStream().toArray();
        double[] fewer = IntStream.range(0, size - 1).asDoubleStream().toArray();
        assertThat(Auc.of(values, values, 0.05).upper()).isLessThanOrEqualTo(0.6);
        assertThat(Auc.of(fewer, fewer, 0.05).upper()).isGreaterThan(0.6);
    }

    @Test
    void refuses_an_empty_group() {
        assertThatThrownBy(() -> Auc.of(new double[0], new double[] {1}, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each group");
    }

    private static double[] normals(Random random, int count, double mean) {
        return DoubleStream.generate(() -> mean + random.nextGaussian())
                .limit(count)
                .toArray();
    }

    private static double[] ratings(int... counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .flatMapToDouble(
                        rating -> DoubleStream.generate(() -> rating + 1).limit(counts[rating]))
                .toArray();
    }
}
