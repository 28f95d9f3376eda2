package blindbrush.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpertiseTest {

    private static final List<String> HOW_OFTEN = List.of("never", "yearly", "monthly", "weekly");
    private static final Question MUSEUMS = new Question("museums", "Museums?", HOW_OFTEN, null, true);
    private static final Question SCHOOL = new Question("school", "Art school?", List.of("no", "yes"), null, true);
    private static final Question YEARS =
            new Question("years", "How long?", List.of("one", "more"), new AskedIf("school", List.of("yes")), true);
    private static final Question AGE = new Question("age", "Age?", List.of("young", "old"));

    @Test
    void one_question_says_it_by_its_answer() {
        List<Question> questions = List.of(AGE, MUSEUMS);
        assertThat(Expertise.group(questions, Map.of("age", "old", "museums", "yearly")))
                .hasValue("yearly");
        assertThat(Expertise.score(questions, Map.of("museums", "yearly"))).hasValue(1);
        assertThat(Expertise.group(questions, Map.of("age", "old"))).isEmpty();
        assertThat(Expertise.group(List.of(AGE), Map.of("age", "old"))).isEmpty();
        assertThat(Expertise.score(List.of(AGE), Map.of("age", "old"))).isEmpty();
    }

    /** The range is 0 to 3 + 1 + 1. */
    @ParameterizedTest
    @CsvSource({
        "never,no,,0,lower third",
        "yearly,no,,1,lower third",
        "monthly,no,,2,middle third",
        "monthly,yes,one,3,middle third",
        "weekly,yes,one,4,upper third",
        "weekly,yes,more,5,upper third"
    })
    void several_are_a_scale_by_thirds_of_its_range(
            String museums, String school, String years, int score, String group) {
        List<Question> scale = List.of(MUSEUMS, AGE, SCHOOL, YEARS);
        Map<String, String> replies = years == null
                ? Map.of("museums", museums, "school", school)
                : Map.of("museums", museums, "school", school, "years", years);
        assertThat(Expertise.score(scale, replies)).hasValue(score);
        assertThat(Expertise.group(scale, replies)).hasValue(group);
    }

    @Test
    void what_was_asked_and_left_open_leaves_a_session_out_and_what_was_skipped_does_not() {
        List<Question> scale = List.of(MUSEUMS, SCHOOL, YEARS);
        assertThat(Expertise.group(scale, Map.of("museums", "weekly", "school", "yes")))
                .isEmpty();
        assertThat(Expertise.group(scale, Map.of("school", "no"))).isEmpty();
        assertThat(Expertise.score(scale, Map.of("museums", "weekly", "school", "no")))
                .hasValue(3);
    }

    @Test
    void the_example_set_is_a_scale_that_a_design_can_take() throws IOException {
        Design design = DesignDocument.read(Files.readString(Path.of("data/art-experience.json")));
        assertThat(design.questions()).hasSize(6);
        Map<String, String> most = design.questions().stream()
                .collect(Collectors.toMap(Question::key, question -> question.options()
                        .get(question.options().size() - 1)));
        assertThat(Expertise.score(design.questions(), most)).hasValue(4 + 4 + 4 + 1 + 2);
        assertThat(Expertise.group(design.questions(), most)).hasValue("upper third");
    }
}
