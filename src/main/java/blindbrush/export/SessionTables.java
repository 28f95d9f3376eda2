package blindbrush.export;

import blindbrush.results.Detection;
import blindbrush.statistics.Interval;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables with one row per session. */
final class SessionTables {

    /** Empty where a session has no answers to pictures of both origins. */
    private static final List<Column<SessionRow>> DETECTION = Stream.of(
                    Stream.of(
                            Column.<Detection>of("hits", each -> each.counts().hits()),
                            Column.<Detection>of("misses", each -> each.counts().misses()),
                            Column.<Detection>of(
                                    "false_alarms", each -> each.counts().falseAlarms()),
                            Column.<Detection>of(
                                    "correct_rejections", each -> each.counts().correctRejections())),
                    interval("d_prime", Detection::dPrime),
                    interval("c", Detection::criterion),
                    interval("beta", Detection::beta),
                    interval("a_d", Detection::area))
            .flatMap(Function.identity())
            .map(column -> column.in(SessionRow::detection))
            .toList();

    /** Replies stand behind these, one column a question. */
    static final List<Column<SessionRow>> PARTICIPANTS = Stream.of(
                    SessionRow.SHORT,
                    List.of(
                            Column.<SessionRow>of(
                                    "responses", session -> session.conduct().responses()),
                            Column.<SessionRow>of("failed_catch_trials", session -> session.conduct()
                                    .failedCatchTrials()),
                            Column.<SessionRow>of(
                                    "median_rt", session -> session.conduct().medianRt()),
                            Column.<SessionRow>of("interrupted_trials", session -> session.conduct()
                                    .interruptedTrials())),
                    DETECTION)
            .flatMap(List::stream)
            .toList();

    static final List<Column<SessionRow>> EXCLUSIONS = pick(
            "study",
            "study_version",
            "session_id",
            "participant_id",
            "exclusion_reason",
            "failed_catch_trials",
            "median_rt",
            "interrupted_trials");

    static final List<Column<SessionRow>> PANEL = Stream.concat(
                    pick("study", "session_id", "participant_id").stream(),
                    Stream.of(
                            Column.<SessionRow>of("panel_participant", session -> session.panel()
                                    .participant()),
                            Column.<SessionRow>of(
                                    "panel_study", session -> session.panel().study()),
                            Column.<SessionRow>of(
                                    "panel_session", session -> session.panel().session())))
            .toList();

    private SessionTables() {}

    /** The columns of a study's participants, its questions included. */
    static List<Column<SessionRow>> participants(StudyRow study) {
        return Stream.concat(
                        PARTICIPANTS.stream(),
                        study.questions().stream()
                                .map(question ->
                                        Column.<SessionRow>of(replyName(question.key()), session -> session.replies()
                                                .get(question.key()))))
                .toList();
    }

    static String replyName(String question) {
        return "reply_" + question;
    }

    private static Stream<Column<Detection>> interval(String name, Function<Detection, Interval> figure) {
        return Stream.of(
                Column.of(name, each -> figure.apply(each).estimate()),
                Column.of(name + "_lower", each -> figure.apply(each).lower()),
                Column.of(name + "_upper", each -> figure.apply(each).upper()));
    }

    private static List<Column<SessionRow>> pick(String... names) {
        var byName = PARTICIPANTS.stream().collect(Collectors.toMap(Column::name, column -> column));
        return Stream.of(names).map(byName::get).toList();
    }
}
