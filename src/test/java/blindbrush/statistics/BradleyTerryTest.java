package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BradleyTerryTest {

    /** Citations of Biometrika, Communications in Statistics, JASA and JRSS-B, cited by citing (Stigler 1994). */
    private static final double[][] CITATIONS = {
        {714, 730, 498, 221}, {33, 425, 68, 17}, {320, 813, 1072, 142}, {284, 276, 325, 188}
    };

    /** American League East 1987: Milwaukee, Detroit, Toronto, New York, Boston, Cleveland, Baltimore (Agresti). */
    private static final double[][] BASEBALL = {
        {0, 7, 9, 7, 7, 9, 11},
        {6, 0, 7, 5, 11, 9, 9},
        {4, 6, 0, 7, 7, 8, 12},
        {6, 8, 6, 0, 6, 7, 10},
        {6, 2, 6, 7, 0, 7, 12},
        {4, 4, 5, 6, 6, 0, 6},
        {2, 4, 1, 3, 1, 7, 0}
    };

    /** Strengths to the digits at which the slope of the likelihood vanishes in NumPy. */
    @Test
    void has_the_strengths_of_the_published_citations() {
        var found = BradleyTerry.of(CITATIONS, 0).model().orElseThrow();
        double[] strengths = {0, -2.949072496844, -0.479569769752, 0.268954055819};
        double[] errors = {0, 0.102545335511, 0.060588729248, 0.070829965111};
        for (int journal = 0; journal < 4; journal++) {
            assertThat(found.strengths().get(journal)).isCloseTo(strengths[journal], within(1e-11));
            assertThat(found.standardErrors().get(journal)).isCloseTo(errors[journal], within(1e-11));
        }
    }

    @Test
    void has_the_strengths_of_the_published_season() {
        var found = BradleyTerry.of(BASEBALL, 6).model().orElseThrow();
        double[] strengths = {1.58136, 1.43641, 1.29449, 1.24762, 1.10770, 0.68385, 0};
        for (int team = 0; team < 7; team++) {
            assertThat(found.strengths().get(team)).isCloseTo(strengths[team], within(5e-6));
        }
        assertThat(found.standardErrors().get(0)).isCloseTo(0.343256, within(5e-7));
        assertThat(found.standardErrors().get(6)).isZero();
    }

    @Test
    void has_the_log_odds_of_two_items() {
        var found = BradleyTerry.of(new double[][] {{0, 3}, {1, 0}}, 1).model().orElseThrow();
        assertThat(found.strengths().get(0)).as("ln 3").isCloseTo(1.0986122887, within(1e-9));
    }

    @Test
    void gets_there_with_strengths_that_differ_much() {
        double[][] wins = {{0, 1000, 0}, {1, 0, 1000}, {0, 1, 0}};
        var found = BradleyTerry.of(wins, 2).model().orElseThrow();
        assertThat(found.strengths().get(0)).isCloseTo(2 * Math.log(1000), within(1e-6));
        double[][] more = {{0, 1e8, 0, 0}, {0.5, 0, 1e8, 0}, {0, 0.5, 0, 3}, {0, 0, 1, 0}};
        assertThat(BradleyTerry.of(more, 3).model().orElseThrow().strengths().get(0))
                .isCloseTo(2 * Math.log(2e8) + Math.log(3), within(1e-6));
    }

    @Test
    void refuses_groups_between_which_wins_lead_in_one_direction() {
        double[][] wins = {{0, 2, 1, 0}, {1, 0, 0, 3}, {0, 0, 0, 1}, {0, 0, 2, 0}};
        assertThat(FitTest.why(BradleyTerry.of(wins, 0))).contains("2 groups").contains("{0, 1}, {2, 3}");
    }

    @Test
    void refuses_an_item_that_was_never_shown() {
        double[][] wins = {{0, 2, 0}, {1, 0, 0}, {0, 0, 0}};
        assertThat(FitTest.why(BradleyTerry.of(wins, 0))).contains("{0, 1}, {2}");
    }

    @Test
    void refuses_what_are_no_counts_of_pairs() {
        assertThatThrownBy(() -> BradleyTerry.of(new double[][] {{0, 1}, {1}}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BradleyTerry.of(new double[][] {{0, 1}, {-1, 0}}, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
