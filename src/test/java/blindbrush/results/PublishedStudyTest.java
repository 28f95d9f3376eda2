package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublishedStudyTest {

    private static final Map<String, PublishedStudy> STUDIES =
            PublishedStudy.all().stream().collect(Collectors.toMap(PublishedStudy::name, Function.identity()));

    @Test
    void every_row_is_complete() {
        assertThat(PublishedStudy.all()).hasSize(4).allSatisfy(study -> {
            assertThat(study.name()).isNotBlank();
            assertThat(study.year()).isBetween(2015, 2026);
            assertThat(study.task()).containsPattern(" or ");
            assertThat(study.participants()).isPositive();
            assertThat(study.humanPictures()).isPositive();
            assertThat(study.machinePictures().orElse(study.year() == 2017 ? 1 : 0))
                    .as("known of all but CAN")
                    .isPositive();
            assertThat(study.hitRate()).isBetween(0.01, 0.99);
            assertThat(study.falseAlarmRate()).isBetween(0.01, 0.99);
            assertThat(study.source()).contains("(" + study.year() + ")").containsPattern("^[A-Z][\\w-]+");
            assertThat(study.address()).matches("https://[a-z.]+/\\S+");
            assertThat(study.caveat()).as("one sentence").matches("[A-Z].*\\.").doesNotContainPattern("[.?!] ");
        });
    }

    /** By R's {@code qnorm} from the published rates. */
    @Test
    void sensitivity_and_criterion_follow_from_the_published_rates() {
        assertDetection("AI Art Turing Test (ACX)", 0.48311764, 0.05218263);
        assertDetection("Detect Fakes", 1.34964797, -0.03147858);
        assertDetection("Real or Not", 0.55939832, -0.05215419);
        assertDetection("Creative Adversarial Networks (CAN)", -0.30281484, -0.07613756);
    }

    /** By the same source, all answers together. */
    @Test
    void rates_agree_with_the_published_shares_of_right_answers() {
        PublishedStudy acx = STUDIES.get("AI Art Turing Test (ACX)");
        int human = acx.humanPictures() * acx.participants();
        int machine = acx.machinePictures().orElseThrow() * acx.participants();
        assertThat(acx.hitRate() * machine).isCloseTo(165_391, within(0.01));
        assertThat((1 - acx.falseAlarmRate()) * human).isCloseTo(163_399, within(0.01));
        PublishedStudy quiz = STUDIES.get("Real or Not");
        double pictures = quiz.humanPictures() + quiz.machinePictures().orElseThrow();
        assertThat((quiz.hitRate() * quiz.machinePictures().orElseThrow()
                                + (1 - quiz.falseAlarmRate()) * quiz.humanPictures())
                        / pictures)
                .isCloseTo(0.62, within(0.005));
    }

    private static void assertDetection(String name, double dPrime, double criterion) {
        assertThat(STUDIES.get(name).dPrime()).as(name).isCloseTo(dPrime, within(1e-8));
        assertThat(STUDIES.get(name).criterion()).as(name).isCloseTo(criterion, within(1e-8));
    }
}
