package blindbrush.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
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
                            new Block(Task.PAIR, 6, false, 1, null),
                            new Block(Task.PAIR, 6, false, 0, null, List.of(1, 4, 16))),
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
                            "https://panel.example/done?cc=C0DE",
                            true),
                    new Reporting(Feedback.NEVER, false, false, 200, ToldBefore.REFUSED, Estimand.D_PRIME),
                    new Exclusion(2, 400, 3, 4, 5, 10),
                    List.of(
                            new Question("art_school", "Did you go to an art school?", List.of("yes", "no")),
                            new Question(
                                    "years",
                                    "For how long?",
                                    List.of("a year", "longer"),
                                    new AskedIf("art_school", List.of("yes")),
                                    true)),
                    new Consent("3", "Ada Example", "ada@university.example", 16, "to learn", "ten years", "Thank you.")
                            .until(LocalDate.parse("2036-12-01")))
            .with(HumanSide.RIGHT)
            .withDeviceClasses();

    @Test
    void what_was_written_is_read_again() {
        assertThat(DesignDocument.read(DesignDocument.write(UNUSUAL))).isEqualTo(UNUSUAL);
        assertThat(DesignDocument.read(DesignDocument.write(Design.SHORT))).isEqualTo(Design.SHORT);
        for (HumanSide side : HumanSide.values()) {
            assertThat(DesignDocument.read(DesignDocument.write(Design.SHORT.with(side)))
                            .humanSide())
                    .isEqualTo(side);
        }
    }

    @Test
    void a_design_from_before_a_field_is_written_as_it_was_then_so_that_its_hash_stays() {
        assertThat(DesignDocument.write(Design.SHORT))
                .doesNotContain("exposure_frames", "completion_opens", "human_side", "device_classes");
    }

    @Test
    void what_was_stored_stays_readable_whatever_the_schema_says_later() {
        String stored = DesignDocument.write(UNUSUAL)
                .replaceFirst("\\{", "{\"a_field_of_long_ago\": true,")
                .replace("\"resume_minutes\" : 10", "\"resume_minutes\" : 100000");
        assertThatThrownBy(() -> DesignDocument.read(stored)).isInstanceOf(InvalidDesignException.class);
        Design parsed = DesignDocument.parse(stored);
        assertThat(parsed.recruitment().resumeMinutes()).isEqualTo(100_000);
        assertThat(parsed.blocks()).isEqualTo(UNUSUAL.blocks());
        for (String damaged : List.of("", "null", "[]", "5", "{\"blocks\": ")) {
            assertThatThrownBy(() -> DesignDocument.parse(damaged)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void results_are_told_while_open_only_where_a_design_says_so_and_registers_no_number() {
        assertThat(DesignDocument.read("{}").reporting().tellsWhileOpen()).isFalse();
        String open = "{\"reporting\": {\"results_while_open\": true}}";
        assertThat(DesignDocument.read(open).reporting().tellsWhileOpen()).isTrue();
        Design before = DesignDocument.parse(open.replace("true", "true, \"registered_sessions\": 80"));
        assertThat(before.reporting().tellsWhileOpen())
                .as("stored before that was refused: the number wins")
                .isFalse();
        assertThat(DesignDocument.parse(DesignDocument.write(before)))
                .as("so that it opens again as the same version")
                .isEqualTo(before);
    }

    /** What is left out is not written, so that a design from before has the hash that it had. */
    @Test
    void the_primary_estimand_is_what_a_design_names_or_follows_from_its_task() {
        Design mixed = DesignDocument.read("{}");
        assertThat(mixed.isMixed()).isTrue();
        assertThat(mixed.primaryEstimand()).isEqualTo(Estimand.YES_NO_RIGHT_SHARE);
        assertThat(DesignDocument.write(mixed)).doesNotContain("primary_estimand");
        Design pairs = DesignDocument.read("""
                        {"blocks": [{"task": "yes-no", "trials": 3, "practice": true}, {"task": "2AFC", "trials": 3}]}""");
        assertThat(pairs.primaryEstimand()).isEqualTo(Estimand.PAIRS_RIGHT_SHARE);
        assertThat(pairs.isMixed()).as("practice counts for nothing").isFalse();
        Design named = DesignDocument.read("{\"reporting\": {\"primary_estimand\": \"pairs_d_prime_pooled\"}}");
        assertThat(named.primaryEstimand()).isEqualTo(Estimand.PAIRS_D_PRIME_POOLED);
        assertThat(named.with(named.reporting().withoutNumber()).primaryEstimand())
                .isEqualTo(Estimand.PAIRS_D_PRIME_POOLED);
        assertThat(DesignDocument.parse(DesignDocument.write(named))).isEqualTo(named);
        assertThat(mistakes("""
                        {"blocks": [{"task": "2AFC", "trials": 3}], "reporting": {"primary_estimand": "auc"}}"""))
                .extracting(Mistake::toString)
                .containsExactly("/reporting/primary_estimand: is of yes-no trials, and none of them counts.");
        assertThat(mistakes("{\"reporting\": {\"primary_estimand\": \"accuracy\"}}"))
                .extracting(Mistake::place)
                .containsExactly("/reporting/primary_estimand");
    }

    /** What is left out is not written, so that a design from before has the hash that it had. */
    @Test
    void a_skip_rule_names_an_earlier_question_and_answers_of_it() {
        String asked = """
                {"questions": [{"key": "a", "text": "A?", "options": ["yes", "no"]},
                {"key": "b", "text": "B?", "options": ["x", "y"], "asked_if": {"question": "%s", "options": ["%s"]}}]}""";
        Design design = DesignDocument.read(asked.formatted("a", "yes"));
        assertThat(design.questions().get(1).askedIf()).isEqualTo(new AskedIf("a", List.of("yes")));
        assertThat(DesignDocument.write(DesignDocument.read(
                        "{\"questions\": [{\"key\": \"a\", \"text\": \"A?\", \"options\": [\"yes\", \"no\"]}]}")))
                .doesNotContain("asked_if", "expertise");
        for (String wrong :
                List.of(asked.formatted("b", "x"), asked.formatted("c", "yes"), asked.formatted("a", "perhaps"))) {
            assertThat(mistakes(wrong)).extracting(Mistake::place).containsExactly("/questions/1/asked_if");
        }
    }

    @Test
    void a_design_that_names_no_day_of_deletion_is_written_as_before_there_was_one() {
        Design words = Design.SHORT.with(new Consent("1", "Ada", "ada@example.org", 18, "to learn", "ten years", ""));
        assertThat(DesignDocument.write(words))
                .doesNotContain("retention_until")
                .contains("\"ten years\"");
        assertThat(DesignDocument.read(DesignDocument.write(words)).consent().retentionUntil())
                .isNull();
        assertThat(words.consent().lacking()).isEmpty();
        Consent day = new Consent("1", "Ada", "ada@example.org", 18, "to learn", "", "");
        assertThat(day.lacking()).containsExactly("how long they are kept");
        assertThat(day.until(LocalDate.parse("2036-12-01")).lacking()).isEmpty();
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
                "'{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 8, \"exposure_frames\": [1, 2]}]}' | /blocks/0/exposure_frames",
                "'{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 8, \"exposure_frames\": [1, 2, 2]}]}' | /blocks/0/exposure_frames",
                "'{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 8, \"exposure_frames\": [0, 2, 4]}]}' | /blocks/0/exposure_frames/0",
                "'{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 2, \"exposure_frames\": [1, 2, 4]}]}' | '/blocks/0/trials: must be at least 3'",
                "'{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 8, \"exposure_frames\": [1, 2, 4]}]}' | '/blocks/0/exposure_frames: are for pairs'",
                "'{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 8, \"exposure_millis\": 99, \"exposure_frames\": [1, 2, 4]}]}' | '/blocks/0/exposure_frames: must be empty'",
                "'{\"blocks\": []}' | /blocks",
                "'{\"truth\": {\"machine_share\": 1.5}}' | /truth/machine_share",
                "'{\"recruitment\": {\"opens\": \"tomorrow\"}}' | /recruitment/opens",
                "'{\"recruitment\": {\"completion_address\": \"javascript:alert(1)\"}}' | /recruitment/completion_address",
                "'{\"feedback\": \"never\"}' | feedback",
                "'{\"questions\": [{\"key\": \"a b\", \"text\": \"?\", \"options\": [\"x\", \"y\"]}]}' | /questions/0/key",
                "'{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 8, \"practice\": true}]}' | '/blocks: must have a block that is not practice'",
                "'{\"conditions\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}' | '/conditions: must each have a name of its own; twice: a'",
                "'{\"truth\": {\"machine_share\": 0.9, \"exact\": true, \"longest_run\": 1}}' | /truth/longest_run: leaves no order",
                "'{\"blocks\": [' | 'line 1, column'",
                "'{\"reporting\": {\"results_while_open\": true, \"registered_sessions\": 80}}' | '/reporting/results_while_open: must be false in a design that registers'",
                "'{\"recruitment\": {\"opens\": \"2026-13-01T08:00:00Z\"}}' | /recruitment/opens: cannot be what it says “2026-13-01",
                "'{\"consent\": {\"retention_until\": \"in ten years\"}}' | /consent/retention_until: must look like 2036-12-01",
                "'{\"consent\": {\"retention_until\": \"2036-02-30\"}}' | /consent/retention_until: cannot be what it says “2036-02-30"
            })
    void an_error_points_at_its_place(String document, String place) {
        assertThatThrownBy(() -> DesignDocument.read(document))
                .isInstanceOf(InvalidDesignException.class)
                .hasMessageContaining(place);
    }

    @Test
    void a_mistake_is_said_in_words_with_the_schema_s_own_numbers() {
        assertThat(
                        mistakes(
                                "{\"recruitment\": {\"opens\": \"tomorrow\", \"quota\": 0}, \"exclusion\": {\"failed_catch_trials\": \"x\"}}"))
                .containsExactly(
                        new Mistake(
                                "/exclusion/failed_catch_trials", "must be a whole number of at least 1, or nothing"),
                        new Mistake("/recruitment/opens", "must look like 2026-12-01T08:00:00Z"),
                        new Mistake("/recruitment/quota", "must be a whole number from 1 to 1000000, or nothing"));
        assertThat(
                        mistakes(
                                "{\"questions\": [{\"text\": \"\", \"options\": [\"x\"]}], \"feedback\": \"never\", \"blocks\": [{\"trials\": 3}]}"))
                .containsExactly(
                        new Mistake("/blocks/0/task", "is missing"),
                        new Mistake("/feedback", "is not a field of a design"),
                        new Mistake("/questions/0/options", "needs 2 at least"),
                        new Mistake("/questions/0/text", "must not be empty"));
    }

    @Test
    void a_question_without_a_key_gets_a_plain_one_of_its_own_from_its_text() {
        String asked = "{\"text\": \"%s\", \"options\": [\"yes\", \"no\"]}";
        Design design = DesignDocument.read("{\"questions\": [%s, {\"key\": \"age\", %s, %s, %s, %s]}"
                .formatted(
                        asked.formatted("How old are you?"),
                        asked.formatted("Age").substring(1),
                        asked.formatted("Für wie alt hält man Sie?"),
                        asked.formatted("how OLD are you"),
                        asked.formatted("何歳ですか")));
        assertThat(design.questions())
                .extracting(Question::key)
                .containsExactly("how_old_are_you", "age", "fur_wie_alt_halt_man_sie", "how_old_are_you_2", "question");
        // once it has a key it keeps it
        assertThat(DesignDocument.read(DesignDocument.write(design))).isEqualTo(design);
    }

    @Test
    void what_contradicts_itself_is_named_with_its_place() {
        Design design = DesignDocument.read("""
                {"recruitment": {"opens": "2026-12-24T18:00:00Z", "closes": "2026-12-01T08:00:00Z", "quota": 20,
                "completion_address": "https://panel.example/done"}, "reporting": {"registered_sessions": 50}}""");
        assertThat(design.contradictions())
                .extracting(Mistake::place)
                .containsExactly(
                        "/recruitment/closes", "/recruitment/completion_code", "/reporting/registered_sessions");
        assertThat(UNUSUAL.contradictions()).isEmpty();
        assertThat(UNUSUAL.with(UNUSUAL.consent().until(LocalDate.parse("2026-12-24")))
                        .contradictions())
                .extracting(Mistake::toString)
                .containsExactly("/consent/retention_until: must be later than the last session.");
        assertThat(DesignDocument.read("{\"recruitment\": {\"completion_code\": \"C0DE\", \"completion_opens\": true}}")
                        .contradictions())
                .extracting(Mistake::toString)
                .containsExactly("/recruitment/completion_address: is missing: it is to be opened by itself.");
    }

    private static List<Mistake> mistakes(String document) {
        return catchThrowableOfType(InvalidDesignException.class, () -> DesignDocument.read(document))
                .mistakes();
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
