package blindbrush.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables with one row per session but {@link ParticipantRow}'s. */
final class SessionTables {

    /** The columns that decide about a session's exclusion. */
    static final List<Column<SessionRow>> SESSION = Stream.concat(
                    SessionRow.SHORT.stream(),
                    Stream.of(
                            Column.<SessionRow>of(
                                    "responses", session -> session.quality().responses()),
                            Column.<SessionRow>of("failed_catch_trials", session -> session.quality()
                                    .failedCatchTrials()),
                            Column.<SessionRow>of(
                                    "median_rt", session -> session.quality().medianRt()),
                            Column.<SessionRow>of("interrupted_trials", session -> session.quality()
                                    .interruptedTrials()),
                            Column.<SessionRow>of("unverified_trials", session -> session.quality()
                                    .unverifiedTrials()),
                            Column.<SessionRow>of("hinted_trials", session -> session.quality()
                                    .hintedTrials()),
                            Column.<SessionRow>of(
                                    "rt_variation", session -> session.quality().rtVariation()),
                            Column.<SessionRow>of("stimulus_failed_trials", SessionRow::failedTrials)))
            .toList();

    static final List<Column<SessionRow>> EXCLUSIONS = pick(
            "study",
            "study_version",
            "session_id",
            "participant_id",
            "exclusion_code",
            "exclusion_reason",
            "failed_catch_trials",
            "median_rt",
            "interrupted_trials",
            "unverified_trials",
            "hinted_trials",
            "rt_variation");

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

    private static List<Column<SessionRow>> pick(String... names) {
        var byName = SESSION.stream().collect(Collectors.toMap(Column::name, column -> column));
        return Stream.of(names).map(byName::get).toList();
    }
}
