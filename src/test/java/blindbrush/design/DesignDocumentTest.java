package blindbrush.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignDocumentTest {

    /** One in which no field is the usual one. */
    private static final Design UNUSUAL = new Design(
            List.of(
                    new Block(Task.YES_NO, 2, true, 0, null),
                    new Block(Task.YES_NO, 12, false, 1, 500),
                    new Block(Task.PAIR, 6, false, 1, null)),
            BlockOrder.WILLIAMS,
            new Truth(0.4, true, 3),
            Set.of(Likeness.ASPECT, Likeness.STYLE, Likeness.SUBJECT),
            List.of(
                    new Condition("fast", List.of("preview"), List.of(), List.of()),
                    new Condition("slow", List.of("quality"), List.of("Impressionism"), List.of("landscape"))),
            new Recruitment(
                    200,
                    Instant.parse("2026-12-01T08:00:00Z"),
                    Instant.parse("2026-12-24T18:00:00Z"),
                    true,
                    true,
                    10,
                    "C0DE",
                    "https://panel.example/done?cc=C0DE"),
            new Reporting(Feedback.NEVER, false, false, 200),
            new Exclusion(2, 400, 3, 4),
            List.of(new Question("art_school", "Did you go to an art school?", List.of("yes", "no"))),
            new Consent("3", "Ada Example", "ada@university.example", 16, "to learn", "ten years", "Thank you."));

    @Test
    void what_was_written_is_read_again() {
        assertThat(DesignDocument.read(DesignDocument.write(UNUSUAL))).isEqualTo(UNUSUAL);
        assertThat(DesignDocument.read(DesignDocument.write(Design.SHORT))).isEqualTo(Design.SHORT);
    }

    @Test
    void equal_designs_are_equal_texts_whatever_order_they_were_said_in() {
        Design one = DesignDocument.read("{\"pairs_alike\": [\"style\", \"aspect\"], \"block_order\": \"fixed\"}");
        Design other = DesignDocument.read("{\"block_order\": \"fixed\", \"pairs_alike\": [\"aspect\", \"style\"]}");
        assertThat(DesignDocument.write(one)).isEqualTo(DesignDocument.write(other));
    }

    @Test
    void what_is_left_out_is_the_usual() {
        assertThat(DesignDocument.read("{}")).isEqualTo(Design.SHORT);
        Design quota = DesignDocument.read("{\"recruitment\": {\"quota\": 7}}");
        assertThat(quota.recruitment().quota()).isEqualTo(7);
        assertThat(quota.recruitment().resumeMinutes()).isEqualTo(30);
        assertThat(quota.blocks()).isEqualTo(Design.SHORT.blocks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 8}, {\"task\": \"maybe\", \"trials\": 8}]}' | /blocks/1/task",
                "'{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 0}]}' | /blocks/0/trials",
                "'{\"blocks\": []}' | /blocks",
                "'{\"truth\": {\"machine_share\": 1.5}}' | /truth/machine_share",
                "'{\"recruitment\": {\"opens\": \"tomorrow\"}}' | /recruitment/opens",
                "'{\"recruitment\": {\"completion_address\": \"javascript:alert(1)\"}}' | /recruitment/completion_address",
                "'{\"feedback\": \"never\"}' | feedback",
                "'{\"questions\": [{\"key\": \"a b\", \"text\": \"?\", \"options\": [\"x\", \"y\"]}]}' | /questions/0/key",
                "'{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 8, \"practice\": true}]}' | /blocks: at least one block",
                "'{\"conditions\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}' | '/conditions: each needs a name of its own; twice: a'",
                "'{\"truth\": {\"machine_share\": 0.9, \"exact\": true, \"longest_run\": 1}}' | /truth: no order",
                "'{\"blocks\": [' | 'line 1, column'",
                "'{\"recruitment\": {\"opens\": \"2026-13-01T08:00:00Z\"}}' | 2026-13-01"
            })
    void an_error_points_at_its_place(String document, String place) {
        assertThatThrownBy(() -> DesignDocument.read(document))
                .isInstanceOf(InvalidDesignException.class)
                .hasMessageContaining(place);
    }

    @Test
    void the_schema_knows_each_field_of_a_design() {
        String schema = DesignDocument.schema();
        String document = DesignDocument.write(UNUSUAL);
        var names = java.util.regex.Pattern.compile("\"([a-z_]+)\" :")
                .matcher(document)
                .results();
        assertThat(names.map(found -> "\"" + found.group(1) + "\":").distinct().toList())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(schema).contains(name));
    }
}
