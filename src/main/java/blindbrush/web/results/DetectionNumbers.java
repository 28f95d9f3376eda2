package blindbrush.web.results;

import blindbrush.results.Detection;
import blindbrush.results.Figure;
import blindbrush.results.FigureMethod;
import blindbrush.results.GroupFigures;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.crossed.Estimate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of signal detection by group, and the columns in which any table has them. */
public final class DetectionNumbers {

    /** With their intervals. */
    public static final List<String> HEADS = Stream.of(Figure.D_PRIME, Figure.CRITERION, Figure.BETA, Figure.A_D)
            .map(Figure::key)
            .flatMap(key -> Stream.of(key, key + "_lower", key + "_upper"))
            .toList();

    private DetectionNumbers() {}

    /**
     * The groups that a page may show: those with answers enough. People can see what style a picture has, so the answers to a style would help to guess its pictures.
     *
     * @param generalises whether figures may speak of other pictures and people
     * @param showsOrigins whether they may say which picture was what
     */
    static List<GroupFigures> visible(YesNoFigures figures, boolean generalises, boolean showsOrigins) {
        List<GroupFigures> groups = figures.groups().stream()
                .filter(GroupFigures::isTold)
                .filter(group -> showsOrigins || group.kind() != GroupFigures.Kind.STYLE)
                .toList();
        return generalises && groups.size() > 1 ? groups : List.of(); // one alone is a preset that made all
    }

    /** One row a group. */
    static PlotTable groups(List<GroupFigures> groups) {
        PlotTable table = PlotTable.of(
                "groups",
                row(
                                List.of(
                                        "kind",
                                        "group",
                                        "participants",
                                        "stimuli",
                                        "answers",
                                        "fewest_of_an_origin",
                                        "hits",
                                        "misses",
                                        "false_alarms",
                                        "correct_rejections"),
                                HEADS,
                                List.of("method"),
                                Family.HEADS)
                        .toArray(String[]::new));
        for (GroupFigures group : groups) {
            var counts = group.detection().counts();
            List<@Nullable Object> first = Arrays.asList(
                    group.kind().name().toLowerCase(Locale.ROOT),
                    group.name(),
                    group.participants(),
                    group.stimuli(),
                    group.answers(),
                    group.fewest(),
                    counts.hits(),
                    counts.misses(),
                    counts.falseAlarms(),
                    counts.correctRejections());
            table.add(row(
                            first,
                            cells(group.detection()),
                            List.of(FigureMethod.CLUSTERED.words()),
                            family(groups).cells())
                    .toArray());
        }
        return table;
    }

    /** All groups of a table, of whatever kind. */
    static Family family(List<GroupFigures> groups) {
        return new Family("groups", groups.size());
    }

    /** Under {@link #HEADS}. */
    static List<Object> cells(Detection detection) {
        return Stream.of(detection.dPrime(), detection.criterion(), detection.beta(), detection.area())
                .flatMap(DetectionNumbers::cells)
                .toList();
    }

    /** With nothing in the place of bounds that there are not. */
    static Stream<Object> cells(Estimate found) {
        return found.hasInterval()
                ? Stream.of(
                        found.estimate(), found.bounds().lower(), found.bounds().upper())
                : Stream.of(found.estimate(), "", "");
    }

    /** Cells side by side. */
    static Stream<Object> row(Collection<?>... parts) {
        return Stream.of(parts).flatMap(Collection::stream);
    }
}
