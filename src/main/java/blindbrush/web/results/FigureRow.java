package blindbrush.web.results;

import blindbrush.design.Estimand;
import blindbrush.results.Extent;
import blindbrush.results.Figure;
import blindbrush.results.FigureSet;
import blindbrush.results.Figures;
import blindbrush.statistics.crossed.NoInterval;
import blindbrush.study.Disclosure;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a study's results, of all finished sessions and beside it of those of the registered analysis.
 *
 * @param primary whether it is the study's primary estimand
 * @param all null where there is none
 * @param registered null where there is none, or the registered analysis is of all
 * @param today of the sessions of the frozen analysis that are still here; null where nobody withdrew since
 * @param method how it is computed
 */
public record FigureRow(
        Figure figure,
        boolean primary,
        @Nullable Found all,
        @Nullable Found registered,
        @Nullable Found today,
        String method) {

    private static final Set<Figure> RIGHT =
            Set.of(Figure.ACCURACY, Figure.YES_NO_RIGHT_SHARE, Figure.HYPE_INFINITY, Figure.PAIRS_RIGHT_SHARE);
    private static final String LATER = "its interval appears at the registered number of sessions";

    /**
     * What it is in some sessions.
     *
     * @param extent of how many participants, pictures and answers it is made; null of an analysis that was frozen before that was counted
     */
    public record Found(Figure.Value value, @Nullable Extent extent) {}

    /**
     * All that there are.
     *
     * @param primary the study's primary estimand
     * @param generalises those that speak of other pictures and people among them
     */
    public static List<FigureRow> of(FigureSet figures, Estimand primary, boolean generalises) {
        return Stream.of(Figure.values())
                .filter(figure -> generalises || !figure.method().generalises())
                .map(figure -> new FigureRow(
                        figure,
                        figure == Figure.of(primary),
                        told(figure, figures.all(), primary, generalises),
                        told(figure, figures.registered(), primary, generalises),
                        told(figure, figures.today(), primary, generalises),
                        generalises || !figure.method().intervalGeneralises()
                                ? figure.method().words()
                                : LATER))
                .filter(row -> row.all != null || row.registered != null || row.today != null)
                .toList();
    }

    /** Why some of them have no interval, each reason once. */
    static List<NoInterval> lacking(List<FigureRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.all, row.registered, row.today))
                .filter(Objects::nonNull)
                .map(found -> found.value().lacking())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What a headline would say is not told by the table either where too few sessions count for one. */
    private static @Nullable Found told(
            Figure figure, @Nullable Figures figures, Estimand primary, boolean generalises) {
        return figures == null
                        || (Disclosure.headlineLacks(figures.sessions()) > 0
                                && (RIGHT.contains(figure) || figure == Figure.of(primary)))
                ? null
                : figure.of(figures)
                        .map(value -> generalises || !figure.method().intervalGeneralises() ? value : value.alone())
                        .map(value -> new Found(value, figure.extent(figures).orElse(null)))
                        .orElse(null);
    }

    static PlotTable numbers(FigureSet figures, Estimand primary, boolean generalises) {
        PlotTable table = PlotTable.of(
                "figures",
                "key",
                "figure",
                "primary",
                "sessions",
                "participants",
                "pictures",
                "answers",
                "estimate",
                "lower",
                "upper",
                "no_interval",
                "lower_quartile",
                "upper_quartile",
                "unit",
                "estimand",
                "method");
        for (FigureRow row : of(figures, primary, generalises)) {
            row.addTo(table, "all", row.all);
            row.addTo(table, "registered", row.registered);
            row.addTo(table, "registered_today", row.today);
        }
        return table;
    }

    private void addTo(PlotTable table, String sessions, @Nullable Found found) {
        if (found != null) {
            Figure.Value value = found.value();
            Extent extent = found.extent();
            boolean quartiles = figure.method().tellsQuartiles();
            table.add(
                    figure.key(),
                    figure.title(),
                    primary,
                    sessions,
                    extent == null ? null : extent.participants(),
                    extent == null ? null : extent.pictures(),
                    extent == null ? null : extent.answers(),
                    value.estimate(),
                    quartiles ? null : value.lower(),
                    quartiles ? null : value.upper(),
                    value.lacking() == null ? null : value.lacking().reason().code(),
                    quartiles ? value.lower() : null,
                    quartiles ? value.upper() : null,
                    figure.unit().term(),
                    figure.estimand(),
                    method);
        }
    }
}
