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
            new Figures(4, 0, List.of(0, 0, 0, 0, 0), new TreeMap<>(), null, null, null, null, null, null);

    @Test
    void rules_that_left_sessions_out_are_read_as_they_were_written() {
        var set = new FigureSet(
                NONE,
                0,
                Map.of(ExclusionRule.FAILED_CATCH_TRIALS, 2, ExclusionRule.UNVERIFIED_TRIALS, 1),
                new StudyMonitor.Flags(0, 0, 0, 0, 0, 0),
                null,
                null);
        String json = CONVERTER.convertToDatabaseColumn(set);
        assertThat(CONVERTER.convertToEntityAttribute(json)).isEqualTo(set);
    }
}
