package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.Interval;
import blindbrush.statistics.PairSensitivity;
import blindbrush.statistics.Rating;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.SimulatedParticipant;
import blindbrush.statistics.crossed.CrossedAnswers.Answer;
import blindbrush.statistics.crossed.NoInterval.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against numbers that {@code crossed.R}, beside the tests' other resources, makes of the same answers by pairs of answers. */
class CrossedAnswersTest {

    private static final Offset<Double> NEAR = within(5e-12);

    /** A yes-no answer. */
    private record Rated(int participant, int stimulus, boolean machine, Rating rating) {}

    /** An answer to a pair. */
    private record Chosen(int participant, int human, int machine, boolean machineLeft, boolean calledLeft) {}

    @Test
    void yes_no_answers_have_r_s_intervals() {
        CrossedDetection found = CrossedDetection.of(judgements(rated()));
        assertThat(found.counts()).isEqualTo(new SignalDetection(7, 14, 10, 10));
        assertIs(found.dPrime(), -0.409983322187, -1.399115309342, 0.579148664967);
        assertIs(found.criterion(), 0.2049916610937, -0.2869995614636, 0.6969828836510);
        assertIs(found.area(), found.counts().area(), 0.161252341525, 0.658920934750);
        assertIs(found.hitRate(), 7 / 21.0, 0.143015882969, 0.597507442908);
        assertIs(found.falseAlarmRate(), 0.5, 0.146560430696, 0.853439569304);
        assertIs(found.beta(), found.counts().beta(), 0.566032993178, 1.607482273944);
        assertIs(found.humanDifference(), 0.5 - 7 / 21.0, -0.254229385635, 0.552015769374);
    }

    @Test
    void the_area_under_the_curve_has_r_s_interval() {
        var roc = new RatingRoc(counts(each -> !each.machine), counts(Rated::machine));
        var answers = CrossedAnswers.of(
                CrossedRoc.KINDS,
                rated().stream().map(each -> about(each, CrossedRoc.kind(each.machine, each.rating))));
        assertIs(CrossedRoc.area(roc, answers), 0.4, 0.122174817084, 0.744566840474);
    }

    @Test
    void pairs_have_r_s_intervals() {
        CrossedPairs found = CrossedPairs.of(new PairSensitivity(6, 6, 14, 9), chosen(chosen()));
        assertIs(found.dPrime(), -0.186780118544, -0.808048766191, 0.434488529104);
        assertIs(found.sideBias(), -0.132073488413, -0.822477831990, 0.558330855164);
    }

    @Test
    void the_share_right_has_r_s_interval_alone_in_pairs_and_of_both_together() {
        List<Answer> alone = rated().stream()
                .map(each ->
                        about(each, CrossedShare.kind(false, each.machine, each.machine == each.rating.callsMachine())))
                .toList();
        List<Answer> pairs = chosen().stream()
                .map(each -> new Answer(
                        each.participant + 10,
                        each.human,
                        each.machine,
                        CrossedShare.kind(true, false, each.machineLeft == each.calledLeft)))
                .toList();
        assertIs(right(alone.stream()), 17 / 41.0, 0.239993636420, 0.612356519040);
        assertIs(right(pairs.stream()), 15 / 35.0, 0.276760091314, 0.595832134220);
        assertIs(right(Stream.of(alone, pairs).flatMap(List::stream)), 32 / 76.0, 0.295994970071, 0.556773409730);
    }

    /** Sixty people who toss coins: by chance their answers may resemble each other less than coins do. */
    @Test
    void an_interval_is_never_narrower_than_of_independent_answers() {
        var typical = new SimulatedParticipant(0, 0, 1, new ExGaussian(500, 80, 400));
        var study = new SimulatedStudy(60, 6, 6, typical, 0, 0, 0);
        for (int seed = 0; seed < 50; seed++) {
            CrossedDetection found = CrossedDetection.of(study.judgements(new SplittableRandom(seed)));
            assertThat(width(found.dPrime().interval()))
                    .isGreaterThan(width(found.counts().dPrimeInterval()) - 1e-12);
        }
    }

    @Test
    void two_sessions_have_no_interval_and_one_more_is_needed() {
        CrossedDetection found = CrossedDetection.of(
                judgements(rated().stream().filter(each -> each.participant < 2).toList()));
        assertThat(found.dPrime().lacking()).isEqualTo(new NoInterval(Reason.FEW_SESSIONS, 1));
        assertThat(found.dPrime().interval()).isNull();
        assertThat(found.dPrime().estimate()).isEqualTo(found.counts().dPrime());
        assertThat(found.beta().lacking().reason()).isEqualTo(Reason.FEW_SESSIONS);
    }

    @Test
    void one_picture_of_an_origin_has_no_interval() {
        CrossedDetection found = CrossedDetection.of(
                judgements(rated().stream().filter(each -> each.stimulus < 5).toList()));
        assertThat(found.dPrime().lacking()).isEqualTo(new NoInterval(Reason.FEW_PICTURES, 0));
        assertThat(found.hitRate().lacking().reason()).isEqualTo(Reason.FEW_PICTURES);
        assertThat(found.falseAlarmRate().hasInterval())
                .as("four human pictures")
                .isTrue();
    }

    @Test
    void where_everybody_is_right_there_is_no_interval() {
        CrossedDetection found = CrossedDetection.of(table((i, j) -> true));
        assertThat(Stream.of(found.dPrime(), found.criterion(), found.beta(), found.area(), found.hitRate()))
                .allSatisfy(each -> assertThat(each.lacking()).isEqualTo(new NoInterval(Reason.ANSWERS_ALIKE, 1)));
        CrossedDetection missing = CrossedDetection.of(table((i, j) -> j < 4 || (i * i + 3 * j) % 5 > 1));
        assertThat(missing.dPrime().lacking().reason()).as("no false alarm").isEqualTo(Reason.ANSWERS_ALIKE);
        assertThat(missing.hitRate().hasInterval()).isTrue();
    }

    @Test
    void where_all_sessions_or_all_pictures_come_to_the_same_there_is_no_interval() {
        CrossedDetection sessions = CrossedDetection.of(table((i, j) -> j % 4 > 0));
        assertThat(sessions.dPrime().lacking()).isEqualTo(new NoInterval(Reason.SESSIONS_ALIKE, 1));
        CrossedDetection pictures = CrossedDetection.of(table((i, j) -> i > 2));
        assertThat(pictures.dPrime().lacking()).isEqualTo(new NoInterval(Reason.PICTURES_ALIKE, 1));
    }

    /** Whether a participant is right about a picture. */
    private interface Right {
        boolean about(int participant, int stimulus);
    }

    /** Six participants, four human pictures, four machine pictures. */
    private static Judgements table(Right right) {
        List<Judgement> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 8; j++) {
                answers.add(new Judgement(i, j, j >= 4, right.about(i, j) == j >= 4));
            }
        }
        return Judgements.of(answers);
    }

    private static List<Rated> rated() {
        List<Rated> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 8; j++) {
                boolean machine = j >= 4;
                if ((i + 2 * j) % 7 != 0) {
                    int step = 1 + (5 * i * i + 4 * j + 2 * i * j + (machine ? 5 : 0)) % 13 * 6 / 13;
                    answers.add(new Rated(i, j, machine, Rating.of(step)));
                }
            }
        }
        return answers;
    }

    private static List<Chosen> chosen() {
        List<Chosen> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            for (int t = 0; t < 5; t++) {
                int human = (i + 2 * t) % 5;
                int machine = (2 * i + t) % 4;
                boolean left = (i * t + i + t) % 2 == 0;
                boolean called = (3 * i * i + 5 * t + machine * human + (left ? 2 : 0)) % 7 > 2;
                answers.add(new Chosen(i, human, machine, left, called));
            }
        }
        return answers;
    }

    private static Judgements judgements(List<Rated> rated) {
        return Judgements.of(rated.stream()
                .map(each -> new Judgement(each.participant, each.stimulus, each.machine, each.rating.callsMachine()))
                .toList());
    }

    private static List<Integer> counts(Predicate<Rated> of) {
        return Rating.counts(rated().stream().filter(of).map(Rated::rating));
    }

    private static Answer about(Rated rated, int kind) {
        return new Answer(
                rated.participant, rated.machine ? -1 : rated.stimulus, rated.machine ? rated.stimulus : -1, kind);
    }

    private static CrossedAnswers chosen(List<Chosen> chosen) {
        return CrossedAnswers.of(
                CrossedPairs.KINDS,
                chosen.stream()
                        .map(each -> new Answer(
                                each.participant,
                                each.human,
                                each.machine,
                                CrossedPairs.kind(each.machineLeft, each.calledLeft))));
    }

    private static Estimate right(Stream<Answer> answers) {
        return CrossedShare.right(CrossedAnswers.of(CrossedShare.KINDS, answers));
    }

    private static double width(Interval interval) {
        return interval.upper() - interval.lower();
    }

    private static void assertIs(Estimate found, double estimate, double lower, double upper) {
        assertThat(found.lacking()).isNull();
        assertThat(found.estimate()).isCloseTo(estimate, NEAR);
        assertThat(found.interval().estimate()).isEqualTo(found.estimate());
        assertThat(found.interval().lower()).isCloseTo(lower, NEAR);
        assertThat(found.interval().upper()).isCloseTo(upper, NEAR);
    }
}
