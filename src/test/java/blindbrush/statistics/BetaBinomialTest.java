package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.BetaBinomial.Proportion;
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

    @Test
    void fits_the_published_groups_by_maximum_likelihood() {
        var fit = BetaBinomial.fit(GROUPS);
        assertThat(GROUPS).hasSize(71);
        assertThat(fit.alpha()).isCloseTo(2.34161, within(5e-6));
        assertThat(fit.beta()).isCloseTo(14.11480, within(5e-6));
        assertThat(fit.alpha()).as("root of the score by SciPy").isCloseTo(2.3416144033, within(1e-9));
        assertThat(fit.beta()).as("root of the score by SciPy").isCloseTo(14.1148042984, within(1e-8));
    }

    @Test
    void draws_a_proportion_of_few_trials_towards_what_is_usual() {
        var fit = BetaBinomial.fit(GROUPS);
        assertThat(fit.shrunk(new Proportion(0, 20)).estimate()).isCloseTo(0.0642305110, within(5e-10));
        assertThat(fit.shrunk(new Proportion(4, 14)).estimate()).isCloseTo(0.2082193072, within(5e-10));
        assertThat(fit.shrunk(new Proportion(0, 0)).estimate()).isCloseTo(2.34161 / 16.45641, within(1e-6));
    }

    @Test
    void has_the_published_posterior_of_the_last_group() {
        var published = new BetaBinomial(1.4, 8.6);
        var group = new Proportion(4, 14);
        assertThat(published.shrunk(group).estimate()).isCloseTo(0.225, within(1e-12));
        assertThat(Math.sqrt(published.posterior(group).getVariance())).isCloseTo(0.08351647, within(5e-9));
        assertThat(published.shrunk(group).lower()).as("SciPy").isCloseTo(0.0853961770, within(1e-9));
        assertThat(published.shrunk(group).upper()).as("SciPy").isCloseTo(0.4077898662, within(1e-9));
    }

    @Test
    void finds_proportions_alike_that_differ_by_no_more_than_chance() {
        var fit = BetaBinomial.fit(List.of(new Proportion(6, 10), new Proportion(6, 10), new Proportion(12, 20)));
        assertThat(fit.alpha() + fit.beta()).isGreaterThan(1000);
        assertThat(fit.shrunk(new Proportion(0, 10)).estimate()).isCloseTo(0.6, within(0.01));
    }

    @Test
    void leaves_proportions_as_they_are_that_are_all_or_nothing() {
        var fit = BetaBinomial.fit(List.of(new Proportion(10, 10), new Proportion(0, 10)));
        assertThat(fit.alpha() + fit.beta()).isLessThan(0.1);
        assertThat(fit.shrunk(new Proportion(10, 10)).estimate()).isGreaterThan(0.99);
    }

    @Test
    void needs_a_success_and_a_failure() {
        assertThatThrownBy(() -> BetaBinomial.fit(List.of(new Proportion(0, 4), new Proportion(0, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a success and a failure");
        assertThatThrownBy(() -> BetaBinomial.fit(List.of(new Proportion(1, 4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BetaBinomial(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<Proportion> groups(String text) {
        String[] parts = text.split("[/x]", -1);
        var group = new Proportion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return IntStream.range(0, parts.length == 3 ? Integer.parseInt(parts[2]) : 1)
                .mapToObj(each -> group);
    }
}
