package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.RatingRoc;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnequalVarianceTest {

    /** Ratings of computed tomograms, 1 to 5, of Hanley and McNeil 1982. */
    private static final RatingRoc TOMOGRAMS = new RatingRoc(List.of(33, 6, 6, 11, 2), List.of(3, 2, 2, 11, 33));

    /** Stata Base Reference Manual, {@code rocfit}, example 1. Its errors are of observed information, these of expected information. */
    @Test
    void has_the_published_slope_and_distance_with_their_errors() {
        var fit = UnequalVarianceFit.of(TOMOGRAMS).orElseThrow();
        assertThat(fit.parameters()[0]).as("intercept").isCloseTo(1.656782, within(2e-6));
        assertThat(fit.slope()).isCloseTo(0.713002, within(2e-6));
        assertThat(fit.dA()).isCloseTo(1.907771, within(2e-6));
        assertThat(Math.sqrt(fit.covariance().getEntry(0, 0))).isCloseTo(0.310456, within(0.002));
        assertThat(fit.slope() * Math.sqrt(fit.logSlope().independent())).isCloseTo(0.215882, within(0.002));
    }

    /** By SciPy: {@code minimize} of minus the log likelihood by Nelder and Mead, {@code xatol=1e-12}, {@code fatol=1e-14}, begun again where it ended. */
    @Test
    void is_the_likeliest_of_six_steps() {
        var fit = UnequalVarianceFit.of(
                        new RatingRoc(List.of(120, 80, 60, 40, 30, 20), List.of(25, 30, 35, 60, 90, 110)))
                .orElseThrow();
        assertThat(fit.slope()).isCloseTo(0.9708074727, within(1e-7));
        assertThat(fit.dA()).isCloseTo(1.1806135832, within(1e-7));
        assertThat(UnequalVarianceFit.of(new RatingRoc(List.of(3, 11, 25, 11, 9, 1), List.of(1, 2, 8, 13, 20, 16)))
                        .orElseThrow()
                        .slope())
                .as(
                        "exp(-zeta) of R's ordinal::clm(rating ~ machine, scale = ~ machine, link = \"probit\"), 2022.11-16")
                .isCloseTo(0.7917417, within(1e-7));
    }

    @Test
    void is_the_line_itself_where_it_meets_every_point() {
        // three steps: the line goes through both points
        var roc = new RatingRoc(List.of(50, 0, 30, 20), List.of(20, 0, 30, 50));
        var fit = UnequalVarianceFit.of(roc).orElseThrow();
        assertThat(fit.slope()).isCloseTo(1, within(1e-9));
        assertThat(fit.dA()).isCloseTo(0.841621233572914, within(1e-9));
    }

    @Test
    void needs_two_points_inside_of_the_square_that_differ_in_both_rates() {
        assertThat(UnequalVarianceFit.of(new RatingRoc(List.of(3, 0, 0, 7), List.of(6, 0, 0, 4))))
                .isEmpty();
        assertThat(UnequalVarianceFit.of(new RatingRoc(List.of(3, 3, 0, 0), List.of(0, 0, 3, 3))))
                .isEmpty();
        assertThat(UnequalVarianceFit.of(new RatingRoc(List.of(3, 0, 3, 4), List.of(3, 5, 0, 4))))
                .isPresent();
        assertThat(UnequalVarianceFit.of(new RatingRoc(List.of(5, 0, 0, 5), List.of(2, 3, 3, 2))))
                .isEmpty();
    }

    @Test
    void moves_with_its_answers_as_its_residuals_say() {
        var human = List.of(330, 60, 60, 110, 20);
        var fit = UnequalVarianceFit.of(new RatingRoc(human, List.of(30, 20, 20, 110, 330)))
                .orElseThrow();
        var more = UnequalVarianceFit.of(new RatingRoc(human, List.of(30, 20, 21, 110, 330)))
                .orElseThrow();
        double slope = fit.logSlope().residuals()[7];
        assertThat(Math.log(more.slope() / fit.slope())).isCloseTo(slope, within(0.1 * Math.abs(slope)));
        double distance = fit.distance().residuals()[7];
        assertThat(more.dA() - fit.dA()).isCloseTo(distance, within(0.1 * Math.abs(distance)));
    }
}
