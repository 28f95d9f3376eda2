package blindbrush.web.results;

import blindbrush.results.Figure;
import blindbrush.results.FigureSet;
import blindbrush.results.Figures;
import blindbrush.statistics.crossed.NoInterval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a study's results, of all finished sessions and beside it of those of the registered analysis.
 *
 * @param all null where there is none
 * @param registered null where there is none, or the registered analysis is of all
 * @param method how it is computed; empty of a count, and of an estimate whose interval is not told yet
 */
public record FigureRow(Figure figure, Figure.@Nullable Value all, Figure.@Nullable Value registered, String method) {

    /**
     * All that there are.
     *
     * @param generalises those that speak of other pictures and people among them
     */
    public static List<FigureRow> of(FigureSet figures, boolean generalises) {
        return Stream.of(Figure.values())
                .filter(figure -> generalises || !figure.method().generalises())
                .map(figure -> new FigureRow(
                        figure,
                        told(figure, figures.all(), generalises),
                        told(figure, figures.registered(), generalises),
                        generalises || !figure.method().intervalGeneralises()
                                ? figure.method().words()
                                : ""))
                .filter(row -> row.all != null || row.registered != null)
                .toList();
    }

    /** Why some of them have no interval, each reason once. */
    static List<NoInterval> lacking(List<FigureRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.all, row.registered))
                .filter(Objects::nonNull)
                .map(Figure.Value::lacking)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Figure.@Nullable Value told(Figure figure, @Nullable Figures figures, boolean generalises) {
        return Optional.ofNullable(figures)
                .flatMap(figure::of)
                .map(value -> generalises || !figure.method().intervalGeneralises() ? value : value.alone())
                .orElse(null);
    }

    static PlotTable numbers(FigureSet figures, boolean generalises) {
        PlotTable table = PlotTable.of(
                "figures",
                "key",
                "figure",
                "sessions",
                "estimate",
                "lower",
                "upper",
                "no_interval",
                "unit",
                "estimand",
                "method");
        for (FigureRow row : of(figures, generalises)) {
            row.addTo(table, "all", row.all);
            row.addTo(table, "registered", row.registered);
        }
        return table;
    }

    private void addTo(PlotTable table, String sessions, Figure.@Nullable Value value) {
        if (value != null) {
            table.add(
                    figure.key(),
                    figure.title(),
                    sessions,
                    value.estimate(),
                    value.lower(),
                    value.upper(),
                    value.lacking() == null ? null : value.lacking().reason().code(),
                    figure.unit().term(),
                    figure.estimand(),
                    method);
        }
    }
}
