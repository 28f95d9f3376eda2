package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=1,2",
                "=HYPERLINK(\"http://evil\",\"x\")",
                "=cmd|' /C calc'!A0",
                "+SUM(1;2)",
                "-2+3",
                "@SUM(1+1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "\r\n@x",
                "\tplain",
                " =1+1",
                "\u00a0=1+1",
                "\u3000=1+1",
                "\ufeff=1+1",
                "\u200b=1+1",
                "＝1+1",
                "＋1",
                "－1＋1",
                "＠SUM(1)",
                "\u2212x",
                "-1.5e",
                "--1",
                "=\"a;b\""
            })
    void a_text_that_a_spreadsheet_could_run_gets_an_apostrophe_and_comes_back_whole(String payload) throws Exception {
        String csv = csv(payload);
        String read = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords()
                .get(0)
                .get("text");
        assertThat(read).isEqualTo("'" + payload);
        assertThat(csv.substring(csv.indexOf("\r\n") + 2)).matches("(?s)\"?'.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1.5", "+2", "1e-9", "-.5", "plain", "Café = noir", "O'Keeffe", "a-b", "\"=1\""})
    void numbers_and_harmless_texts_stay_as_they_are(String text) {
        assertThat(CellText.guarded(text)).isEqualTo(text);
    }

    @Test
    void no_two_texts_become_alike_and_each_comes_back_without_its_first_apostrophe() {
        List<String> texts = List.of(
                "=1+1", "'=1+1", "''=1+1", "'", "''", "'NA'", "NA", "'-1.5", "-1.5", "'plain", "plain", "' =1", " =1",
                "");
        assertThat(texts.stream().map(CellText::guarded)).doesNotHaveDuplicates();
        assertThat(texts.stream().map(CellText::guarded).map(cell -> cell.replaceFirst("^'", "")))
                .containsExactlyElementsOf(texts);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1 + 0.2, 1e-9, 1.0 / 3, 123456789.12345679, 4.9E-324, -2.5})
    void numbers_come_back_to_the_last_bit(double number) throws Exception {
        assertThat(Double.parseDouble(csv(number).lines().skip(1).findFirst().orElseThrow()))
                .isEqualTo(number);
    }

    @Test
    void a_nought_has_no_sign() throws Exception {
        assertThat(csv(-0.0)).endsWith("\r\n0.0\r\n");
        var stream = new ByteArrayOutputStream();
        new Table<Integer>(List.of(Column.of("number", row -> -0.0)), rows -> rows.take(1)).writeJsonLines(stream);
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("{\"number\":0.0}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", "a\tb", "say \"x\"", "two\nlines", " edge", "edge "})
    void whatever_parts_cells_somewhere_is_quoted(String text) throws Exception {
        assertThat(csv(text)).endsWith("\"" + text.replace("\"", "\"\"") + "\"\r\n");
    }

    @Test
    void numbers_booleans_and_instants_are_plain() throws Exception {
        assertThat(csv(-1.5)).endsWith("\r\n-1.5\r\n");
        assertThat(csv(-7)).endsWith("\r\n-7\r\n");
        assertThat(csv(true)).endsWith("\r\ntrue\r\n");
        assertThat(csv(null)).endsWith("\r\n\r\n");
        assertThat(csv(Instant.parse("2026-01-05T02:03:04.005678Z"))).endsWith("\r\n2026-01-05T02:03:04.005Z\r\n");
        assertThat(csv(Instant.parse("1969-12-31T23:59:59.990Z"))).endsWith("\r\n1969-12-31T23:59:59.990Z\r\n");
    }

    private static String csv(Object cell) throws Exception {
        var stream = new ByteArrayOutputStream();
        var table = new Table<Integer>(List.of(Column.of("text", row -> cell)), rows -> rows.take(1));
        table.writeCsv(stream);
        return stream.toString(StandardCharsets.UTF_8);
    }
}
