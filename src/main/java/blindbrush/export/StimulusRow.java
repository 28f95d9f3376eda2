package blindbrush.export;

import static java.util.Objects.requireNonNull;

import blindbrush.gallery.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stimulus on a study's wall with what it was made from.
 *
 * @param sharpness standard deviation of the Laplacian; null until it was measured, as are the next two
 * @param saturation mean of the largest less the smallest of a pixel's three values
 * @param luminance mean luma
 * @param shown how often it was shown in this study
 * @param toldAt when its truth became known; null of one that nobody was told
 * @param openedAt when its study last opened; null of one that never did
 * @param artwork the painting itself, or the content image of a machine picture
 * @param styles style images of a machine picture
 */
record StimulusRow(
        UUID id,
        Origin origin,
        boolean standIn,
        @Nullable String preset,
        @Nullable String network,
        String pictureSha256,
        int width,
        int height,
        @Nullable Double sharpness,
        @Nullable Double saturation,
        @Nullable Double luminance,
        Instant madeAt,
        long shown,
        @Nullable Instant toldAt,
        @Nullable Instant openedAt,
        ArtworkRow artwork,
        List<ArtworkRow> styles) {

    /** An artwork as its curator described it. */
    record ArtworkRow(
            UUID id,
            String title,
            String creator,
            String credit,
            @Nullable String style,
            @Nullable String subject) {

        static ArtworkRow read(ResultSet row) throws SQLException {
            return new ArtworkRow(
                    row.getObject("artwork_id", UUID.class),
                    row.getString("title"),
                    row.getString("creator"),
                    row.getString("credit"),
                    row.getString("style"),
                    row.getString("subject"));
        }
    }

    static final List<Column<StimulusRow>> SHORT = List.of(
            Column.of("stimulus_id", StimulusRow::id),
            Column.of("origin", stimulus -> Column.word(stimulus.origin)),
            Column.of("stand_in", StimulusRow::standIn),
            Column.of("preset", StimulusRow::preset),
            Column.of("network", StimulusRow::network));

    static final List<Column<StimulusRow>> COLUMNS = Stream.concat(
                    SHORT.stream(),
                    Stream.of(
                            Column.<StimulusRow>of("picture_sha256", StimulusRow::pictureSha256),
                            Column.<StimulusRow>of("width", StimulusRow::width),
                            Column.<StimulusRow>of("height", StimulusRow::height),
                            Column.<StimulusRow>of("sharpness", StimulusRow::sharpness),
                            Column.<StimulusRow>of("saturation", StimulusRow::saturation),
                            Column.<StimulusRow>of("luminance", StimulusRow::luminance),
                            Column.<StimulusRow>of("style", StimulusRow::styleWords),
                            Column.<StimulusRow>of("subject", stimulus -> stimulus.artwork.subject),
                            Column.<StimulusRow>of("title", stimulus -> stimulus.artwork.title),
                            Column.<StimulusRow>of("creator", stimulus -> stimulus.artwork.creator),
                            Column.<StimulusRow>of("credit", stimulus -> stimulus.artwork.credit),
                            Column.<StimulusRow>of("style_titles", stimulus -> stimulus.ofStyles(ArtworkRow::title)),
                            Column.<StimulusRow>of(
                                    "style_creators", stimulus -> stimulus.ofStyles(ArtworkRow::creator)),
                            Column.<StimulusRow>of("style_credits", stimulus -> stimulus.ofStyles(ArtworkRow::credit)),
                            Column.<StimulusRow>of("artwork_id", stimulus -> stimulus.artwork.id),
                            Column.<StimulusRow>of(
                                    "style_artwork_ids",
                                    stimulus -> stimulus.ofStyles(
                                            artwork -> artwork.id().toString())),
                            Column.<StimulusRow>of("shown", StimulusRow::shown),
                            Column.<StimulusRow>of("told_before", stimulus -> stimulus.isToldBefore(stimulus.openedAt)),
                            Column.<StimulusRow>of("made_at", StimulusRow::madeAt)))
            .toList();

    static StimulusRow read(ResultSet row, List<ArtworkRow> styles) throws SQLException {
        return new StimulusRow(
                row.getObject("id", UUID.class),
                Origin.valueOf(row.getString("origin")),
                row.getBoolean("stand_in"),
                row.getString("preset"),
                row.getString("network"),
                row.getString("picture_sha256"),
                row.getInt("width"),
                row.getInt("height"),
                row.getObject("sharpness", Double.class),
                row.getObject("saturation", Double.class),
                row.getObject("luminance", Double.class),
                requireNonNull(instant(row, "made_at")),
                row.getLong("shown"),
                instant(row, "told_at"),
                instant(row, "opened_at"),
                ArtworkRow.read(row),
                styles);
    }

    /** Whether its truth was known at a time. */
    boolean isToldBefore(@Nullable Instant time) {
        return toldAt != null && time != null && !toldAt.isAfter(time);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** So that nobody takes a | within a text for one between two. */
    private static String joinable(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|");
    }

    private @Nullable String styleWords() {
        return origin == Origin.HUMAN ? artwork.style : ofStyles(ArtworkRow::style);
    }

    private @Nullable String ofStyles(Function<ArtworkRow, String> word) {
        String joined = styles.stream()
                .map(word)
                .filter(Objects::nonNull)
                .map(StimulusRow::joinable)
                .collect(Collectors.joining("|"));
        return joined.isEmpty() ? null : joined;
    }
}
