package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupFiguresTest {

    /** A group may have a single picture of an origin, and then its counts are that picture's. */
    @ParameterizedTest
    @CsvSource({
        "STYLE,3,2,3,2,10,true",
        "STYLE,3,1,30,20,54,false",
        "STYLE,30,20,4,0,54,false",
        "PRESET,3,1,30,20,4,false",
        "PRESET,3,2,4,0,5,true",
        "CONDITION,3,1,2,2,8,true"
    })
    void it_is_told_with_five_answers_and_a_style_with_five_to_each_origin(
            GroupFigures.Kind kind,
            int hits,
            int misses,
            int falseAlarms,
            int correctRejections,
            int answers,
            boolean told) {
        Detection detection =
                Detection.ofIndependent(new SignalDetection(hits, misses, falseAlarms, correctRejections));
        Estimate share = Estimate.of(new Interval(0.5, 0.4, 0.6));
        var group = new GroupFigures(
                kind, "cubist", 9, 4, answers, 1, new Tally(misses, hits + misses), share, share, detection);
        assertThat(group.isTold()).isEqualTo(told);
    }
}
