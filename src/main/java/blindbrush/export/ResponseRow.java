package blindbrush.export;

import blindbrush.design.Block;
import blindbrush.statistics.crossed.ExposureThreshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One trial with its response and all that is known of its session and its pictures, flat. */
record ResponseRow(SessionRow session, TrialRow trial) {

    static final List<Column<ResponseRow>> COLUMNS = Stream.of(
                    SessionRow.SHORT.stream().map(column -> column.in(ResponseRow::session)),
                    trial(List.of(
                            Column.of("trial_id", TrialRow::id),
                            Column.of("trial_index", TrialRow::index),
                            Column.of("block_index", TrialRow::blockIndex),
                            Column.of("phase", trial -> Column.word(trial.phase())),
                            Column.of("attempt", TrialRow::attempt),
                            Column.of("superseded", TrialRow::superseded),
                            Column.of("task", trial -> trial.task().term()),
                            Column.of("instructed", TrialRow::instructedWord))),
                    Stream.of(
                            Column.of("exposure", ResponseRow::exposure),
                            Column.<ResponseRow>of("exposure_frames", row -> row.trial.exposureFrames()),
                            Column.<ResponseRow>of("exposure_measured", row -> row.trial.exposureMeasured())),
                    stimulus(TrialRow::stimulus, ""),
                    stimulus(TrialRow::right, "right_"),
                    Stream.of(
                            Column.<ResponseRow>of("told_before", row -> row.isToldBefore(row.trial.stimulus())),
                            Column.<ResponseRow>of("right_told_before", row -> row.isToldBefore(row.trial.right()))),
                    trial(List.of(
                            Column.of("rating", TrialRow::rating),
                            Column.of("side", trial -> Column.word(trial.side())),
                            Column.of("confidence", TrialRow::confidence),
                            Column.of("correct", TrialRow::correct),
                            Column.of("recognised", TrialRow::recognised),
                            Column.of("rt", TrialRow::rt),
                            Column.of("interruptions", TrialRow::interruptions),
                            Column.of("input", TrialRow::input),
                            Column.of("refresh", TrialRow::refresh),
                            Column.of("pixel_ratio", TrialRow::pixelRatio),
                            Column.of("viewport", TrialRow::viewport),
                            Column.of("display_unverified", TrialRow::displayUnverified),
                            Column.of("looked_closer", TrialRow::lookedCloser),
                            Column.of("quality_flags", TrialRow::qualityFlags),
                            Column.of("hints", TrialRow::hints),
                            Column.of("queued", TrialRow::queued),
                            Column.of("sent_at", TrialRow::sentAt),
                            Column.of("shown_at", TrialRow::shownAt),
                            Column.of("received_at", TrialRow::receivedAt),
                            Column.of("onset_offset", TrialRow::onsetOffset),
                            Column.of("sent_offset", TrialRow::sentOffset))))
            .flatMap(Function.identity())
            .toList();

    /** Our columns for which jsPsych has other names. */
    private static final Map<String, String> ALIASES = Map.of(
            "study", "study_id",
            "participant_id", "subject_id",
            "task", "trial_type",
            "stimulus_id", "stimulus",
            "seed", "rng_seed");

    private static final Set<String> ANSWER = Set.of("rating", "side");

    /** The same for scripts written for jsPsych's data: its names, one response, and the time since the session's start. */
    static final List<Column<ResponseRow>> JSPSYCH = Stream.concat(
                    COLUMNS.stream()
                            .filter(column -> !ANSWER.contains(column.name()))
                            .map(column -> column.as(ALIASES.getOrDefault(column.name(), column.name()))),
                    Stream.of(
                            Column.<ResponseRow>of("response", row -> row.trial.answer()),
                            Column.<ResponseRow>of("time_elapsed", ResponseRow::elapsed)))
            .toList();

    /** In ms; not known of a design that was changed before designs were frozen. */
    private @Nullable Integer exposure() {
        Integer frames = trial.exposureFrames();
        if (frames != null) {
            return (int) Math.round(frames * ExposureThreshold.FRAME);
        }
        List<Block> blocks = session.frozen().design().blocks();
        return trial.blockIndex() < blocks.size()
                ? blocks.get(trial.blockIndex()).exposureMillis()
                : null;
    }

    /** Null where nothing stands. */
    private @Nullable Boolean isToldBefore(@Nullable StimulusRow stimulus) {
        return stimulus == null ? null : stimulus.isToldBefore(session.consentedAt());
    }

    private @Nullable Object elapsed() {
        return !trial.isAnswered()
                ? null
                : Duration.between(session.consentedAt(), trial.receivedAt()).toMillis();
    }

    private static Stream<Column<ResponseRow>> trial(List<Column<TrialRow>> columns) {
        return columns.stream().map(column -> column.in(ResponseRow::trial));
    }

    private static Stream<Column<ResponseRow>> stimulus(Function<TrialRow, StimulusRow> place, String prefix) {
        return StimulusRow.SHORT.stream()
                .map(column -> column.as(prefix + column.name()).in(place).in(ResponseRow::trial));
    }
}
