package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatingRocTest {

    /** Ratings of computed tomograms, 1 to 5, of Hanley and McNeil 1982. */
    private static final RatingRoc TOMOGRAMS = new RatingRoc(List.of(33, 6, 6, 11, 2), List.of(3, 2, 2, 11, 33));

    @Test
    void has_the_area_and_delongs_standard_error_of_the_published_ratings() {
        assertThat(TOMOGRAMS.area()).isCloseTo(0.8931710615, within(5e-11));
        assertThat(TOMOGRAMS.standardError()).isCloseTo(0.03072441, within(5e-9));
        assertThat(TOMOGRAMS.interval().lower()).isCloseTo(0.8931710615 - 1.959963985 * 0.03072441, within(1e-8));
        assertThat(TOMOGRAMS.interval().upper()).isCloseTo(0.8931710615 + 1.959963985 * 0.03072441, within(1e-8));
    }

    @Test
    void runs_from_the_strictest_criterion_to_none() {
        assertThat(TOMOGRAMS.points()).hasSize(6);
        assertThat(TOMOGRAMS.points().get(0)).isEqualTo(new RatingRoc.Point(0, 0));
        assertThat(TOMOGRAMS.points().get(1)).isEqualTo(new RatingRoc.Point(2 / 58.0, 33 / 51.0));
        assertThat(TOMOGRAMS.points().get(5)).isEqualTo(new RatingRoc.Point(1, 1));
    }

    @Test
    void says_that_pictures_rated_alike_are_not_told_apart() {
        var roc = new RatingRoc(List.of(1, 2, 3, 3, 2, 1), List.of(1, 2, 3, 3, 2, 1));
        assertThat(roc.area()).isCloseTo(0.5, within(1e-12));
        assertThat(roc.interval().lower()).isLessThan(0.5);
        assertThat(roc.interval().upper()).isGreaterThan(0.5);
    }

    @Test
    void is_not_sure_of_ratings_that_do_not_overlap() {
        var roc = new RatingRoc(List.of(3, 2, 0, 0, 0, 0), List.of(0, 0, 0, 0, 1, 4));
        assertThat(roc.standardError()).isZero();
        assertThat(roc.interval().estimate()).isOne();
        assertThat(roc.interval().upper()).isOne();
        assertThat(roc.interval().lower()).isBetween(0.4, 0.9);
        var same = new RatingRoc(List.of(0, 5), List.of(0, 6));
        assertThat(same.interval().estimate()).isEqualTo(0.5);
        assertThat(same.interval().lower()).isLessThan(0.3);
        assertThat(same.interval().upper()).isGreaterThan(0.7);
    }

    @Test
    void needs_two_ratings_of_either_origin_on_the_same_steps() {
        assertThatThrownBy(() -> new RatingRoc(List.of(1, 0), List.of(3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two ratings");
        assertThatThrownBy(() -> new RatingRoc(List.of(1, 1), List.of(3, 4, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same steps");
        assertThatThrownBy(() -> new RatingRoc(List.of(3, -1), List.of(3, 4)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
