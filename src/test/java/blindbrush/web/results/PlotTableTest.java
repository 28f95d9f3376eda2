package blindbrush.web.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                '=1+1,-1.5,-2
                '\u00a0=1+1,,3
                '＝1+1,0.25,'−x
                plain,1.0,-3.5
                """.replace("\n", "\r\n"));
    }

    @Test
    void a_file_has_every_digit_a_page_four_and_neither_a_nought_with_a_sign() {
        PlotTable table = PlotTable.of("roc", "rate").add(1.0 / 3).add(-1e-5).add(-0.0);
        assertThat(table.csv().lines()).containsExactly("rate", "0.3333333333333333", "-1.0E-5", "0.0");
        assertThat(table.rows()).containsExactly(List.of("0.3333"), List.of("0.0000"), List.of("0.0000"));
    }
}
