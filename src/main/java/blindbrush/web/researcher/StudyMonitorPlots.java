package blindbrush.web.researcher;

import blindbrush.results.StudyMonitor;
import blindbrush.web.results.PlotTable;
import blindbrush.web.results.Plots;
import blindbrush.web.results.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a study goes, drawn in 360 by 300.
 *
 * @param most sessions at the top of the axis of {@code spans}
 * @param last of the spans; null where there is none
 * @param dropOut a falling line, as an SVG path; empty while there is nothing to draw
 * @param reached at the end, in per cent
 */
record StudyMonitorPlots(
        List<SpanBar> spans, int most, @Nullable Instant last, String dropOut, long reached, int length) {

    private static final String SESSIONS = "monitor-sessions";
    private static final String DROP_OUT = "monitor-drop-out";

    /**
     * Sessions of an hour or a day.
     *
     * @param started place of the top of their bar
     */
    record SpanBar(
            String x, String width, String started, String startedHeight, String finished, String finishedHeight) {}

    static StudyMonitorPlots of(StudyMonitor monitor) {
        int most = monitor.spans().stream()
                .mapToInt(span -> Math.max(span.started(), span.finished()))
                .max()
                .orElse(0);
        int top = Math.max(4, most);
        List<Integer> reached = monitor.reached();
        int all = reached.isEmpty() ? 0 : reached.get(0);
        return new StudyMonitorPlots(
                IntStream.range(0, monitor.spans().size())
                        .mapToObj(place -> bar(monitor, place, top))
                        .toList(),
                top,
                monitor.spans().isEmpty()
                        ? null
                        : monitor.spans().get(monitor.spans().size() - 1).from(),
                all == 0 ? "" : dropOut(reached, all),
                all == 0 ? 0 : Math.round(100.0 * Collections.min(reached) / all),
                reached.size() - 1);
    }

    /** Those that can be had by themselves, by their names in addresses. */
    List<String> keys() {
        return dropOut.isEmpty() ? List.of(SESSIONS) : List.of(SESSIONS, DROP_OUT);
    }

    static PlotTable spans(StudyMonitor monitor) {
        PlotTable table = PlotTable.of(SESSIONS, "from", "started", "finished");
        monitor.spans().forEach(span -> table.add(span.from(), span.started(), span.finished()));
        return table;
    }

    static PlotTable dropOut(StudyMonitor monitor) {
        PlotTable table = PlotTable.of(DROP_OUT, "answers_given", "sessions");
        IntStream.range(0, monitor.reached().size())
                .forEach(number -> table.add(number, monitor.reached().get(number)));
        return table;
    }

    private static SpanBar bar(StudyMonitor monitor, int place, int top) {
        int bars = Math.max(6, monitor.spans().size());
        Scale across = Scale.across(0, bars);
        Scale up = Scale.up(0, top);
        var height = new Scale(0, top, 0, 240);
        StudyMonitor.Span span = monitor.spans().get(place);
        return new SpanBar(
                across.at(place + 0.1),
                new Scale(0, bars, 0, 304).at(0.8),
                up.at(span.started()),
                height.at(span.started()),
                up.at(span.finished()),
                height.at(span.finished()));
    }

    /** A step for each answer. */
    private static String dropOut(List<Integer> reached, int all) {
        Scale across = Scale.across(0, reached.size() - 1.0);
        Scale up = Scale.up(0, 1);
        List<String> points = new ArrayList<>();
        for (int number = 0; number < reached.size(); number++) {
            double share = (double) reached.get(number) / all;
            points.add(across.at(Math.max(0, number - 1)) + " " + up.at(share));
            points.add(across.at(number) + " " + up.at(share));
        }
        return Plots.joined(points);
    }
}
