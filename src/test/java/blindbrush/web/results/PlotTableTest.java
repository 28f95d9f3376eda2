package blindbrush.web.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotTableTest {

    @Test
    void words_are_guarded_as_in_every_export_and_numbers_stay_numbers() {
        String csv = PlotTable.of("groups", "group", "number", "more")
                .add("=1+1", -1.5, -2)
                .add("\u00a0=1+1", null, 3)
                .add("＝1+1", 0.25, "−x")
                .add("plain", 1.0, "-3.5")
                .csv();
        assertThat(csv).isEqualTo("""
                group,number,more
                '=1+1,-1.5000,-2
                '\u00a0=1+1,,3
                '＝1+1,0.2500,'−x
                plain,1.0000,-3.5
                """.replace("\n", "\r\n"));
    }
}
