package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.CrossedRoc;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.NoInterval;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingRocTest {

    /** Ratings of computed tomograms, 1 to 5, of Hanley and McNeil 1982. */
    private static final RatingRoc TOMOGRAMS = new RatingRoc(List.of(33, 6, 6, 11, 2), List.of(3, 2, 2, 11, 33));

    @Test
    void has_the_area_and_delongs_standard_error_of_the_published_ratings() {
        assertThat(TOMOGRAMS.area()).isCloseTo(0.8931710615, within(5e-11));
        assertThat(TOMOGRAMS.standardError()).isCloseTo(0.03072441, within(5e-9));
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
    }

    /** Three people rate two pictures of each origin. */
    @Test
    void is_not_sure_of_ratings_that_do_not_overlap_or_are_all_the_same() {
        var apart = new RatingRoc(List.of(3, 3, 0, 0, 0, 0), List.of(0, 0, 0, 0, 3, 3));
        assertThat(apart.standardError()).isZero();
        Estimate one = CrossedRoc.area(apart, answers((machine, picture) -> (machine ? 4 : 0) + picture));
        assertThat(one.estimate()).isOne();
        assertThat(one.lacking()).isEqualTo(new NoInterval(NoInterval.Reason.ANSWERS_ALIKE, 1));
        assertThat(new RatingRoc(List.of(1, 3, 2, 0, 0, 0), List.of(0, 0, 0, 1, 3, 2)).area())
                .isOne();
        var same = new RatingRoc(List.of(0, 0, 6, 0, 0, 0), List.of(0, 0, 6, 0, 0, 0));
        Estimate half = CrossedRoc.area(same, answers((machine, picture) -> 2));
        assertThat(half.estimate()).isEqualTo(0.5);
        assertThat(half.hasInterval()).isFalse();
    }

    /** Which step a picture is given, from 0. */
    private interface Rated {
        int step(boolean machine, int picture);
    }

    private static CrossedAnswers answers(Rated rated) {
        return CrossedAnswers.of(CrossedRoc.KINDS, IntStream.range(0, 12).mapToObj(k -> {
            boolean machine = k % 2 == 1;
            int picture = k / 2 % 2;
            Rating rating = Rating.of(rated.step(machine, picture) + 1);
            return new CrossedAnswers.Answer(
                    k / 4, machine ? -1 : picture, machine ? picture : -1, CrossedRoc.kind(machine, rating));
        }));
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
