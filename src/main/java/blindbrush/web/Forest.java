package blindbrush.web;

import blindbrush.results.GroupFigures;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Interval;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The sensitivity to each group of pictures or sessions, one line a group and all on one scale; places in units of lines 100 long.
 *
 * @param zero where guessing stands
 * @param all where the sensitivity to all answers together stands
 * @param least at the left end
 * @param most at the right end
 */
record Forest(String zero, String all, long least, long most, List<Row> rows) {

    /**
     * A group.
     *
     * @param mark places of its estimate and its bounds
     */
    record Row(GroupFigures group, Plots.Mark mark) {}

    static Forest of(YesNoFigures figures) {
        List<GroupFigures> groups = figures.groups();
        long least = (long) Math.floor(Math.min(0, bounds(groups).min().orElse(0)));
        long most = (long) Math.ceil(Math.max(1, bounds(groups).max().orElse(1)));
        var across = new Scale(least, most, 0, 100);
        return new Forest(
                across.at(0),
                across.at(figures.counts().dPrime()),
                least,
                most,
                groups.stream()
                        .map(group -> new Row(group, mark(group, across)))
                        .toList());
    }

    private static DoubleStream bounds(List<GroupFigures> groups) {
        return groups.stream()
                .map(group -> group.detection().dPrime())
                .flatMapToDouble(interval -> DoubleStream.of(interval.lower(), interval.upper()));
    }

    private static Plots.Mark mark(GroupFigures group, Scale across) {
        Interval dPrime = group.detection().dPrime();
        return new Plots.Mark(
                across.at(dPrime.estimate()), null, across.at(dPrime.lower()), across.at(dPrime.upper()), null);
    }
}
