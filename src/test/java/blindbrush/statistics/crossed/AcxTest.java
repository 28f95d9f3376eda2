package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The AI Art Turing Test (Alexander 2024) by our formulae. Expected are what its author and L. Kesteloot published of it (the scores of all who
 * took it, in ai-art-turing-test, {@code src/data/responses.json}), and what SciPy makes of Kesteloot's counts: no number comes from here.
 */
class AcxTest {

    /** How many got 0 to 50 pictures right, unanswered ones counted as wrong. */
    private static final int[] SCORES = {
        1, 1, 0, 4, 8, 6, 8, 12, 10, 13, 13, 7, 16, 18, 8, 9, 11, 20, 23, 32, 64, 77, 152, 265, 364, 536, 707, 892, 985,
        1055, 1065, 943, 892, 733, 546, 448, 321, 244, 152, 133, 99, 47, 55, 21, 19, 9, 6, 2, 4, 5, 0
    };

    static final int PARTICIPANTS = 11_061;

    private static final int HUMAN = 24;
    private static final int MACHINE = 26;

    /** Right answers to pictures of each origin, all together. */
    private static final int HUMAN_RIGHT = 163_399;

    private static final int MACHINE_RIGHT = 165_391;

    /** Standard deviations of the pictures' shares of right answers within each origin. */
    private static final double HUMAN_SPREAD = 0.1914;

    private static final double MACHINE_SPREAD = 0.2250;

    /** Half a unit of the last published digit. */
    private static final double LAST_DIGIT = 0.5e-8;

    @Test
    void the_published_scores_give_the_published_figures() {
        AcxFigures figures = AcxFigures.of(answers());
        assertThat(figures.participants()).isEqualTo(PARTICIPANTS);
        assertThat(figures.answers()).isEqualTo(PARTICIPANTS * (HUMAN + MACHINE));
        assertThat(figures.share().estimate()).isCloseTo(0.5945032095, within(1e-10));
        assertThat(50 * figures.mean()).isCloseTo(29.725160, within(0.5e-6));
        assertThat(50 * figures.median()).isEqualTo(30);
        CrossedDetection detection = figures.detection();
        assertThat(detection.dPrime().estimate()).isCloseTo(0.48311583, within(LAST_DIGIT));
        assertThat(detection.criterion().estimate()).isCloseTo(0.05218238, within(LAST_DIGIT));
        assertThat(detection.area().estimate()).isCloseTo(0.63367948, within(LAST_DIGIT));
        assertThat(detection.hitRate().estimate()).isCloseTo(0.57510101, within(LAST_DIGIT));
        assertThat(detection.falseAlarmRate().estimate()).isCloseTo(1 - 0.61552226, within(LAST_DIGIT));
    }

    /** Welch's test over the pictures' shares of “human” answers: t = 3.2339 with 47.70 degrees of freedom. */
    @Test
    void how_sure_they_are_is_decided_by_fifty_pictures_and_not_by_half_a_million_answers() {
        CrossedDetection detection = AcxFigures.of(answers()).detection();
        assertThat(detection.counts().standardError()).isCloseTo(0.0034, within(0.00005));
        assertThat(detection.dPrime().bounds().lower()).isBetween(0.15, 0.2);
        Estimate difference = detection.humanDifference();
        assertThat(difference.estimate()).isCloseTo(0.4249 - 0.6155, within(0.0001));
        assertThat(difference.bounds().lower()).isCloseTo(-0.3092, within(0.01));
        assertThat(difference.bounds().upper()).isCloseTo(-0.0721, within(0.01));
    }

    @Test
    void a_table_tells_what_its_pictures_were_and_what_was_left_unanswered() throws IOException {
        AcxTable table =
                AcxTable.read(new StringReader(table("Human,1,AI,1,AI,0", "human,1,Human,0,,", "AI,0,AI,1,Human,1")));
        assertThat(table.machine()).containsExactly(false, true, false);
        assertThat(table.answered())
                .containsExactly(
                        new Judgement(0, 0, false, false),
                        new Judgement(0, 1, true, true),
                        new Judgement(0, 2, false, true),
                        new Judgement(1, 0, false, false),
                        new Judgement(1, 1, true, false),
                        new Judgement(2, 0, false, true),
                        new Judgement(2, 1, true, true),
                        new Judgement(2, 2, false, false));
        assertThat(table.unansweredAsWrong()).hasSize(9).contains(new Judgement(1, 2, false, true));
        assertThat(AcxFigures.of(table.answered()).mean()).isCloseTo((2 / 3.0 + 1 / 2.0 + 2 / 3.0) / 3, within(1e-12));
        assertThat(AcxFigures.of(table.unansweredAsWrong()).mean())
                .isCloseTo((2 / 3.0 + 1 / 3.0 + 2 / 3.0) / 3, within(1e-12));
    }

    @Test
    void a_row_that_was_left_empty_is_nobody_s() throws IOException {
        AcxTable table = AcxTable.read(
                new StringReader(table("Human,1,AI,1,AI,0", "AI,0,AI,1,Human,1") + "x,,,,,,,,,,,,,Human,1,,,,\r\n"));
        assertThat(table.said()).hasSize(2);
    }

    @Test
    void a_table_that_contradicts_itself_is_refused_with_the_picture() {
        assertThatThrownBy(() -> AcxTable.read(new StringReader(table("Human,1,AI,1,AI,0", "Human,0,AI,1,AI,0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("“Angel” should be of one origin");
        assertThatThrownBy(() -> AcxTable.read(new StringReader("a,b,c\r\n1,2,3\r\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No title");
    }

    /** A questionnaire's columns, then three pictures, then the score. */
    private static String table(String... answers) {
        String questions = IntStream.range(0, 13)
                .mapToObj(number -> "q" + number)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return questions + ",Angel,Angel,Gate,Gate,Ship,Ship\r\n"
                + String.join(
                        "",
                        Arrays.stream(answers)
                                .map(row -> questions + "," + row + "\r\n")
                                .toList());
    }

    /** Who got which picture right is made up: so that scores, and the pictures' shares, are as published. */
    private static List<Judgement> answers() {
        int[] left = IntStream.concat(
                        rights(HUMAN, HUMAN_RIGHT, HUMAN_SPREAD), rights(MACHINE, MACHINE_RIGHT, MACHINE_SPREAD))
                .toArray();
        List<Judgement> answers = new ArrayList<>();
        int person = 0;
        for (int score = SCORES.length - 1; score >= 0; score--) {
            for (int number = 0; number < SCORES[score]; number++, person++) {
                List<Integer> order = IntStream.range(0, left.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(picture -> -left[picture]))
                        .toList();
                for (int place = 0; place < order.size(); place++) {
                    int picture = order.get(place);
                    boolean machine = picture >= HUMAN;
                    boolean right = place < score;
                    left[picture] -= right ? 1 : 0;
                    answers.add(new Judgement(person, picture, machine, machine == right));
                }
            }
        }
        assertThat(left).as("rights that nobody was given").containsOnly(0);
        return answers;
    }

    /** Rights of so many pictures, evenly spread. */
    private static IntStream rights(int pictures, int all, double spread) {
        double mean = (double) all / PARTICIPANTS / pictures;
        double unit = Math.sqrt(pictures * (pictures + 1) / 12.0); // standard deviation of 1 to n
        int[] rights = IntStream.range(0, pictures)
                .map(j -> (int) Math.round(PARTICIPANTS * (mean + spread * (j - (pictures - 1) / 2.0) / unit)))
                .toArray();
        rights[pictures / 2] += all - Arrays.stream(rights).sum();
        return Arrays.stream(rights);
    }
}
