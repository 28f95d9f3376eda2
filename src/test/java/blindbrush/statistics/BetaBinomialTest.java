package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.BetaBinomial.Proportion;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {

    /** Rats with tumours of 71 groups (Gelman et al., Bayesian Data Analysis, table 5.1): tumours/rats, and how many such groups. */
    private static final String RATS = """
            0/20x7 0/19x4 0/18x2 0/17 1/20x4 1/19x2 1/18x2 2/25 2/24 2/23 2/20x6 1/10 5/49 2/19 5/46 3/27 2/17 7/49 7/47
            3/20x2 2/13 9/48 10/50 4/20x7 10/48 4/19x3 5/22 11/46 12/49 5/20x2 6/23 5/19 6/22 6/20x3 16/52 15/47 15/46 9/24 4/14
            """;

    private static final List<Proportion> GROUPS = Stream.of(RATS.trim().split("\\s+"))
            .flatMap(BetaBinomialTest::groups)
            .toList();

    /** The grid's numbers by SciPy (betaln, betainc, brentq), written for this test. */
    @Test
    void draws_a_proportion_towards_what_is_usual() {
        var fit = BetaBinomial.fit(GROUPS);
        assertThat(GROUPS).hasSize(71);
        assertNear(fit.shrunk(new Proportion(0, 20)), 0.0621602929, 0.0064107942, 0.1627465753, 1e-9);
        assertNear(fit.shrunk(new Proportion(4, 14)), 0.2124694345, 0.0865296943, 0.3819331873, 1e-9);
        assertNear(fit.shrunk(new Proportion(16, 52)), 0.2700786179, 0.1708504208, 0.3843533974, 1e-9);
        assertNear(fit.shrunk(new Proportion(0, 0)), 0.1445631214, 0.0183950649, 0.3647157221, 1e-9);
    }

    /** The continuous prior by SciPy, on 1200 times 900 points. */
    @Test
    void has_a_grid_as_good_as_its_prior() {
        var fit = BetaBinomial.fit(GROUPS);
        assertNear(fit.shrunk(new Proportion(0, 20)), 0.0621598749, 0.0064111774, 0.1627460070, 1e-5);
        assertNear(fit.shrunk(new Proportion(4, 14)), 0.2124695212, 0.0865295422, 0.3819304866, 1e-5);
        var single = BetaBinomial.fit(List.of(new Proportion(2, 5)));
        assertNear(single.shrunk(new Proportion(2, 5)), 0.4198711497, 0.0981881149, 0.7866410987, 0.0001);
    }

    /** Gelman et al., Bayesian Data Analysis, section 5.3, with a prior on α and β that is nearly this one: α = 2.4 and β = 14.3 in the middle. */
    @Test
    void has_about_the_published_posterior_of_the_last_group() {
        assertThat(BetaBinomial.fit(GROUPS).shrunk(new Proportion(4, 14)).estimate())
                .isCloseTo((2.4 + 4) / (2.4 + 14.3 + 14), within(0.01));
    }

    @Test
    void is_unsure_after_one_answer_each() {
        Interval first = BetaBinomial.fit(List.of(new Proportion(1, 1))).shrunk(new Proportion(1, 1));
        assertThat(first.upper() - first.lower()).isGreaterThan(0.75);
        List<Proportion> each = Stream.concat(
                        Stream.generate(() -> new Proportion(1, 1)).limit(6),
                        Stream.generate(() -> new Proportion(0, 1)).limit(4))
                .toList();
        Interval human = BetaBinomial.fit(each).shrunk(new Proportion(1, 1));
        Interval machine = BetaBinomial.fit(each).shrunk(new Proportion(0, 1));
        assertNear(human, 0.7909433148, 0.2170537826, 1, 1e-9);
        assertNear(machine, 0.2926794259, 0, 0.8713194415, 1e-9);
    }

    @Test
    void draws_less_together_what_differs_more() {
        var alike = BetaBinomial.fit(List.of(new Proportion(6, 10), new Proportion(6, 10), new Proportion(12, 20)));
        assertThat(alike.shrunk(new Proportion(0, 10)).estimate()).isBetween(0.25, 0.35);
        var apart = BetaBinomial.fit(List.of(new Proportion(10, 10), new Proportion(0, 10)));
        assertThat(apart.shrunk(new Proportion(0, 10)).estimate()).isLessThan(0.02);
        assertThat(apart.shrunk(new Proportion(10, 10)).estimate()).isGreaterThan(0.98);
    }

    /** A grid of fixed points drew them to the nearest one, 0.4815. */
    @Test
    void much_data_is_drawn_to_what_is_usual_and_to_no_point_of_the_grid() {
        Proportion usual = new Proportion(49, 100);
        Interval shrunk = BetaBinomial.fit(Collections.nCopies(1000, usual)).shrunk(usual);
        assertThat(shrunk.estimate()).isCloseTo(0.49, within(1e-3));
        assertThat(shrunk.upper() - shrunk.lower()).isBetween(0.005, 0.05);
    }

    @Test
    void is_near_the_share_itself_after_many_answers() {
        var many = BetaBinomial.fit(List.of(new Proportion(200_000, 1_000_000), new Proportion(500_000, 1_000_000)));
        Interval share = many.shrunk(new Proportion(200_000, 1_000_000));
        Interval wilson = Interval.wilson(200_000, 1_000_000);
        assertNear(share, wilson.estimate(), wilson.lower(), wilson.upper(), 2e-6);
    }

    @Test
    void stands_where_all_trials_come_to_the_same() {
        List<Proportion> none =
                Stream.generate(() -> new Proportion(0, 9)).limit(8).toList();
        assertNear(BetaBinomial.fit(none).shrunk(new Proportion(0, 9)), 0.0032456862, 0, 0.0385833419, 1e-9);
    }

    @Test
    void refuses_more_successes_than_trials() {
        assertThatThrownBy(() -> new Proportion(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(-1, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertNear(Interval found, double estimate, double lower, double upper, double near) {
        assertThat(found.estimate()).isCloseTo(estimate, within(near));
        assertThat(found.lower()).isCloseTo(lower, within(near));
        assertThat(found.upper()).isCloseTo(upper, within(near));
    }

    private static Stream<Proportion> groups(String text) {
        String[] parts = text.split("[/x]", -1);
        var group = new Proportion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return IntStream.range(0, parts.length == 3 ? Integer.parseInt(parts[2]) : 1)
                .mapToObj(each -> group);
    }
}
