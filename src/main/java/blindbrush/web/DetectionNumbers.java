package blindbrush.web;

import blindbrush.results.Detection;
import blindbrush.results.GroupFigures;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The numbers of signal detection by group, and the columns in which any table has them. */
final class DetectionNumbers {

    /** With their intervals. */
    static final List<String> HEADS = Stream.of("d_prime", "c", "beta", "a_d")
            .flatMap(figure -> Stream.of(figure, figure + "_lower", figure + "_upper"))
            .toList();

    static final String INDEPENDENT = "assumes independent trials";

    private DetectionNumbers() {}

    /** One row a group. */
    static Numbers groups(YesNoFigures figures) {
        Numbers table = Numbers.of(
                "groups",
                row(
                                List.of(
                                        "kind",
                                        "group",
                                        "participants",
                                        "stimuli",
                                        "hits",
                                        "misses",
                                        "false_alarms",
                                        "correct_rejections"),
                                HEADS,
                                List.of("method"))
                        .toArray(String[]::new));
        for (GroupFigures group : figures.groups()) {
            var counts = group.detection().counts();
            List<Object> first = List.of(
                    group.kind().name().toLowerCase(Locale.ROOT),
                    group.name(),
                    group.participants(),
                    group.stimuli(),
                    counts.hits(),
                    counts.misses(),
                    counts.falseAlarms(),
                    counts.correctRejections());
            table.add(row(first, cells(group.detection()), List.of(method(group.detection())))
                    .toArray());
        }
        return table;
    }

    /** Under {@link #HEADS}. */
    static List<Object> cells(Detection detection) {
        return Stream.of(detection.dPrime(), detection.criterion(), detection.beta(), detection.area())
                .flatMap(DetectionNumbers::cells)
                .toList();
    }

    private static Stream<Object> cells(Interval interval) {
        return Stream.of(interval.estimate(), interval.lower(), interval.upper());
    }

    private static String method(Detection detection) {
        return detection.crossed() ? "participants and stimuli resampled" : INDEPENDENT;
    }

    /** Cells side by side. */
    static Stream<Object> row(Collection<?>... parts) {
        return Stream.of(parts).flatMap(Collection::stream);
    }
}
