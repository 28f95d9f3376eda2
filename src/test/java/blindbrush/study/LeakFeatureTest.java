package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakFeatureTest {

    @Test
    void that_is_the_same_everywhere_tells_nothing() {
        LeakFeature feature = number(List.of(512.0, 512.0), List.of(512.0));
        assertThat(feature.verdict()).isEqualTo(LeakFeature.Verdict.CONSTANT);
        assertThat(feature.passes()).isTrue();
        assertThat(feature.auc()).isEmpty();
    }

    @Test
    void that_differs_by_origin_tells() {
        LeakFeature feature = number(counted(0, 12), counted(100, 12));
        assertThat(feature.verdict()).isEqualTo(LeakFeature.Verdict.TELLS);
        assertThat(feature.passes()).isFalse();
        assertThat(feature.auc().orElseThrow().estimate()).isEqualTo(1);
    }

    @Test
    void that_differs_within_both_origins_alike_passes_once_there_are_enough() {
        LeakFeature few = number(counted(0, 12), counted(0, 12));
        assertThat(few.verdict()).isEqualTo(LeakFeature.Verdict.TOO_FEW);
        assertThat(few.passes()).isFalse();
        int needed = LeakFeature.neededOfEach(List.of(few));
        assertThat(number(counted(0, needed), counted(0, needed)).verdict())
                .isEqualTo(LeakFeature.Verdict.TELLS_NOTHING);
        assertThat(number(counted(0, needed - 1), counted(0, needed - 1)).verdict())
                .isEqualTo(LeakFeature.Verdict.TOO_FEW);
    }

    @Test
    void is_judged_more_strictly_beside_others() {
        var pair = List.of(
                new LeakFeature.Values("one", counted(0, 70), counted(0, 70)),
                new LeakFeature.Values("other", counted(0, 70), counted(0, 70)));
        assertThat(LeakFeature.all(pair.subList(0, 1), List.of()))
                .extracting(LeakFeature::verdict)
                .containsExactly(LeakFeature.Verdict.TELLS_NOTHING);
        assertThat(LeakFeature.all(pair, List.of()))
                .extracting(LeakFeature::verdict)
                .containsExactly(LeakFeature.Verdict.TOO_FEW, LeakFeature.Verdict.TOO_FEW);
    }

    @Test
    void of_several_kinds_tells_however_they_are_spread() {
        var kinds = new LeakFeature.Values("tables", List.of(0.0, 1.0), List.of(0.0, 1.0));
        assertThat(LeakFeature.all(List.of(), List.of(kinds)))
                .singleElement()
                .extracting(LeakFeature::verdict)
                .isEqualTo(LeakFeature.Verdict.TELLS);
    }

    @Test
    void needs_pictures_of_both_origins() {
        assertThat(number(counted(0, 5), List.of()).verdict()).isEqualTo(LeakFeature.Verdict.TOO_FEW);
    }

    private static LeakFeature number(List<Double> human, List<Double> machine) {
        return LeakFeature.all(List.of(new LeakFeature.Values("width", human, machine)), List.of())
                .get(0);
    }

    private static List<Double> counted(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Double::valueOf).toList();
    }
}
