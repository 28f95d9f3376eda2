package blindbrush.export;

import blindbrush.design.BlindGuesser;
import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import blindbrush.results.Detection;
import blindbrush.results.Figure;
import blindbrush.results.Score;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session with what its participant could tell apart.
 *
 * @param score of its trials that count; null without any
 * @param chance share of right answers of the best guesser, who knows the design and sees nothing; null of a session that was left
 * @param detection of its single pictures that count; null without answers to pictures of both origins
 */
record ParticipantRow(
        SessionRow session,
        @Nullable Score score,
        @Nullable Double chance,
        @Nullable Detection detection) {

    private static final List<Column<Score>> ACCURACY = Stream.of(
                    Stream.of(Column.<Score>of("right", Score::right)),
                    interval(Figure.ACCURACY.key(), Score::wilson),
                    interval("accuracy_exact", Score::clopperPearson).skip(1))
            .flatMap(Function.identity())
            .toList();

    private static final List<Column<Detection>> DETECTION = Stream.of(
                    Stream.of(
                            Column.<Detection>of("hits", each -> each.counts().hits()),
                            Column.<Detection>of("misses", each -> each.counts().misses()),
                            Column.<Detection>of(
                                    "false_alarms", each -> each.counts().falseAlarms()),
                            Column.<Detection>of(
                                    "correct_rejections", each -> each.counts().correctRejections())),
                    interval(Figure.D_PRIME.key(), (Detection each) -> each.dPrime()
                            .interval()),
                    interval(Figure.CRITERION.key(), (Detection each) -> each.criterion()
                            .interval()),
                    interval(Figure.BETA.key(), (Detection each) -> each.beta().interval()),
                    interval(Figure.A_D.key(), (Detection each) -> each.area().interval()))
            .flatMap(Function.identity())
            .toList();

    /** Replies stand behind these, one column a question. */
    static final List<Column<ParticipantRow>> COLUMNS = Stream.of(
                    SessionTables.SESSION.stream().map(column -> column.in(ParticipantRow::session)),
                    ACCURACY.stream().map(column -> column.in(ParticipantRow::score)),
                    Stream.of(
                            Column.<ParticipantRow>of("chance", ParticipantRow::chance),
                            Column.<ParticipantRow>of("exact_p", ParticipantRow::pValue)),
                    DETECTION.stream().map(column -> column.in(ParticipantRow::detection)))
            .flatMap(Function.identity())
            .toList();

    /** The columns with a study's questions. */
    static List<Column<ParticipantRow>> columns(StudyRow study) {
        Stream<Column<SessionRow>> replies = study.questions().stream()
                .map(question -> Column.of(
                        replyName(question.key()), session -> session.replies().get(question.key())));
        return Stream.concat(COLUMNS.stream(), replies.map(column -> column.in(ParticipantRow::session)))
                .toList();
    }

    static String replyName(String question) {
        return "reply_" + question;
    }

    static ParticipantRow of(SessionRow session, List<TrialRow> trials) {
        List<TrialRow> counting =
                trials.stream().filter(trial -> trial.answered().counts()).toList();
        int right = (int) counting.stream().filter(TrialRow::correct).count();
        return new ParticipantRow(
                session,
                counting.isEmpty() ? null : Score.of(right, counting.size()),
                session.finishedAt() == null
                        ? null
                        : BlindGuesser.overall(session.frozen().design()),
                detected(counting.stream()
                        .filter(trial -> trial.task() == Task.YES_NO)
                        .toList()));
    }

    private @Nullable Double pValue() {
        return score == null || chance == null ? null : score.pValue(chance);
    }

    private static @Nullable Detection detected(List<TrialRow> alone) {
        return SignalDetection.of(
                        count(alone, Origin.MACHINE, true),
                        count(alone, Origin.MACHINE, false),
                        count(alone, Origin.HUMAN, false),
                        count(alone, Origin.HUMAN, true))
                .map(Detection::ofIndependent)
                .orElse(null);
    }

    private static int count(List<TrialRow> trials, Origin origin, boolean correct) {
        return (int) trials.stream()
                .filter(trial -> trial.stimulus().origin() == origin
                        && Boolean.valueOf(correct).equals(trial.correct()))
                .count();
    }

    private static <R> Stream<Column<R>> interval(String name, Function<R, Interval> figure) {
        return Stream.of(
                Column.of(name, each -> figure.apply(each).estimate()),
                Column.of(name + "_lower", each -> figure.apply(each).lower()),
                Column.of(name + "_upper", each -> figure.apply(each).upper()));
    }
}
