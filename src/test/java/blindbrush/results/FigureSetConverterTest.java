package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.ExclusionRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures outlive the program that kept them. */
class FigureSetConverterTest {

    private static final FigureSetConverter CONVERTER = new FigureSetConverter();
    private static final Figures NONE =
            new Figures(4, 0, List.of(0, 0, 0, 0, 0), new TreeMap<>(), null, null, null, null);

    @Test
    void rules_that_left_sessions_out_are_read_as_they_were_written() {
        var set = new FigureSet(
                NONE,
                0,
                Map.of(ExclusionRule.FAILED_CATCH_TRIALS, 2, ExclusionRule.UNVERIFIED_TRIALS, 1),
                new StudyMonitor.Flags(0, 0, 0, 0, 0, 0),
                null);
        String json = CONVERTER.convertToDatabaseColumn(set);
        assertThat(CONVERTER.convertToEntityAttribute(json)).isEqualTo(set);
    }

    @Test
    void figures_kept_before_rules_had_codes_are_read_too() {
        FigureSet read = CONVERTER.convertToEntityAttribute("""
                {"all":{"trials":4,"answers":0,"scores":[0],"shares":{}},"later":0,"registered":null,
                 "leftOut":{"display unverified in trials":1,"failed catch trials":2,"left the page in trials":3,"median rt too short":4}}""");
        assertThat(read.leftOut())
                .containsExactly(
                        Map.entry(ExclusionRule.FAILED_CATCH_TRIALS, 2),
                        Map.entry(ExclusionRule.FAST_MEDIAN_RT_MILLIS, 4),
                        Map.entry(ExclusionRule.INTERRUPTED_TRIALS, 3),
                        Map.entry(ExclusionRule.UNVERIFIED_TRIALS, 1));
        assertThat(read.out()).isEqualTo(10);
    }
}
