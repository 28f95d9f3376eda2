package blindbrush.web.results;

import blindbrush.results.GroupFigures;
import blindbrush.statistics.crossed.Estimate;
import java.util.DoubleSummaryStatistics;
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
record Forest(String zero, String all, long least, long most, List<ForestRow> rows) {

    /**
     * A group.
     *
     * @param at place of its estimate
     * @param low place of its lower bound; of its estimate where it has no interval
     * @param high likewise
     */
    record ForestRow(GroupFigures group, String at, String low, String high) {}

    /** @param dPrime of all answers together */
    static Forest of(List<GroupFigures> groups, double dPrime) {
        DoubleSummaryStatistics bounds = DoubleStream.concat(bounds(groups), DoubleStream.of(0, 1, dPrime))
                .summaryStatistics();
        long least = (long) Math.floor(bounds.getMin());
        long most = (long) Math.ceil(bounds.getMax());
        var across = new Scale(least, most, 0, 100);
        return new Forest(
                across.at(0),
                across.at(dPrime),
                least,
                most,
                groups.stream().map(group -> row(group, across)).toList());
    }

    private static DoubleStream bounds(List<GroupFigures> groups) {
        return groups.stream()
                .map(group -> group.detection().dPrime())
                .flatMapToDouble(dPrime -> DoubleStream.of(low(dPrime), high(dPrime)));
    }

    private static ForestRow row(GroupFigures group, Scale across) {
        Estimate dPrime = group.detection().dPrime();
        return new ForestRow(group, across.at(dPrime.estimate()), across.at(low(dPrime)), across.at(high(dPrime)));
    }

    private static double low(Estimate dPrime) {
        return dPrime.hasInterval() ? dPrime.bounds().lower() : dPrime.estimate();
    }

    private static double high(Estimate dPrime) {
        return dPrime.hasInterval() ? dPrime.bounds().upper() : dPrime.estimate();
    }
}
