package blindbrush.web.results;

import blindbrush.gallery.Origin;
import blindbrush.results.Figure;
import blindbrush.results.StimulusFigures;
import blindbrush.results.Tally;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.Calibration;
import blindbrush.statistics.Funnel;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.study.Study;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the tags in {@code templates/tags} draw, in units of drawings of 360 by 300. */
public final class Plots {

    private static final Scale ACROSS = Scale.across(0, 1);
    private static final Scale UP = Scale.up(0, 1);
    private static final int BAR = 21;
    private static final int CURVE_POINTS = 40;

    private Plots() {}

    /**
     * A mark.
     *
     * @param words what it stands for
     */
    record Mark(
            String x,
            String y,
            @Nullable String low,
            @Nullable String high,
            @Nullable String words) {}

    /** A labelled place on an axis. */
    public record Tick(String at, String label) {}

    /**
     * The ROC curve.
     *
     * @param line as an SVG path
     * @param auc null where it is not told
     */
    record Roc(String line, List<Mark> marks, @Nullable String auc) {

        /** @param area null where it is not told */
        static Roc of(RatingRoc roc, @Nullable Estimate area) {
            List<Mark> marks = roc.points().stream()
                    .map(point -> new Mark(ACROSS.at(point.falseAlarmRate()), UP.at(point.hitRate()), null, null, null))
                    .toList();
            return new Roc(
                    path(marks),
                    marks,
                    Figure.Value.of(area).map(Figure.AUC::words).orElse(null));
        }
    }

    /**
     * Ratings by origin: within each step a bar for human and one for machine pictures, with marks on the axis of shares.
     *
     */
    record Ratings(List<Bar> human, List<Bar> machine, List<Tick> ticks) {

        /** Shares of the ratings of one origin. */
        record Bar(String x, String y, String height, String words) {}

        static Ratings of(List<Integer> human, List<Integer> machine) {
            double most = Math.max(largest(human), largest(machine));
            double top = Math.max(0.1, Math.ceil(most * 10) / 10);
            Scale up = Scale.up(0, top);
            List<Tick> ticks = IntStream.rangeClosed(0, 2)
                    .mapToObj(step -> top * step / 2)
                    .map(share -> new Tick(up.at(share), Math.round(100 * share) + " %"))
                    .toList();
            return new Ratings(bars(human, up, 0), bars(machine, up, BAR), ticks);
        }

        /** Of one picture. */
        static Ratings of(StimulusFigures figures) {
            Ratings both = of(figures.ratings(), figures.ratings());
            return figures.origin() == Origin.MACHINE
                    ? new Ratings(List.of(), both.machine(), both.ticks())
                    : new Ratings(both.human(), List.of(), both.ticks());
        }

        private static List<Bar> bars(List<Integer> counts, Scale up, int shift) {
            double sum = sum(counts);
            return IntStream.range(0, counts.size())
                    .mapToObj(step -> {
                        double share = sum == 0 ? 0 : counts.get(step) / sum;
                        var x = new Scale(0, counts.size(), 48, 348);
                        var height = new Scale(0, up.to(), 0, 240);
                        String words = "%d of %d".formatted(counts.get(step), (int) sum);
                        return new Bar(
                                new Scale(0, 1, shift, shift + 1.0).at(Double.parseDouble(x.at(step))),
                                up.at(share),
                                height.at(share),
                                words);
                    })
                    .toList();
        }

        private static double largest(List<Integer> counts) {
            return sum(counts) == 0 ? 0 : Collections.max(counts) / (double) sum(counts);
        }
    }

    /** Stated probabilities against how often they came true. */
    record Calibrated(List<Mark> marks) {

        static Calibrated of(Calibration calibration) {
            return new Calibrated(calibration.bins().stream()
                    .map(bin -> new Mark(
                            ACROSS.at(bin.stated()),
                            UP.at(bin.rate().estimate()),
                            UP.at(bin.rate().lower()),
                            UP.at(bin.rate().upper()),
                            "%d of %d".formatted(bin.happened(), bin.count())))
                    .toList());
        }
    }

    /**
     * Shares of “human” by the number of answers, with the limits of chance.
     *
     * @param usual the place of the overall share
     */
    record FunnelOfOrigin(
            boolean machine,
            String usual,
            long usualPercent,
            List<String> warning,
            List<String> alarm,
            List<Mark> marks,
            List<Tick> ticks) {

        /** Its name in addresses. */
        public String key() {
            return machine ? "funnel-machine" : "funnel-human";
        }

        /** What its pictures are called. */
        public String words(Study study) {
            return machine ? "Machine pictures" : ResultWords.humanWord(study);
        }

        static FunnelOfOrigin of(Origin origin, Tally overall, List<StimulusFigures> stimuli) {
            int most = stimuli.stream()
                    .mapToInt(each -> (int) each.calledHuman().of())
                    .max()
                    .orElse(1);
            int right = Math.max(10, (int) Math.ceil(most * 1.05));
            Scale across = Scale.across(0, right);
            double share = (double) overall.count() / overall.of();
            boolean drawn = overall.count() > 0 && overall.count() < overall.of();
            return new FunnelOfOrigin(
                    origin == Origin.MACHINE,
                    UP.at(share),
                    overall.percent(),
                    drawn ? limits(new Funnel(share)::warning, across, right) : List.of(),
                    drawn ? limits(new Funnel(share)::alarm, across, right) : List.of(),
                    stimuli.stream()
                            .filter(StimulusFigures::isTold)
                            .map(each -> mark(each, across))
                            .toList(),
                    List.of(new Tick(across.at(0), "0"), new Tick(across.at(right), Integer.toString(right))));
        }

        private static Mark mark(StimulusFigures figures, Scale across) {
            Tally called = figures.calledHuman();
            return new Mark(
                    across.at((double) called.of()),
                    UP.at((double) called.count() / called.of()),
                    null,
                    null,
                    "called human %d of %d times".formatted(called.count(), called.of()));
        }

        private static List<String> limits(IntFunction<Funnel.Limits> limits, Scale across, int right) {
            SortedMap<Integer, Funnel.Limits> points = new TreeMap<>();
            for (int point = 1; point <= CURVE_POINTS; point++) {
                int trials = (int) Math.round((double) right * point * point / CURVE_POINTS / CURVE_POINTS);
                points.computeIfAbsent(Math.max(1, trials), limits::apply);
            }
            return List.of(curve(points, across, Funnel.Limits::lower), curve(points, across, Funnel.Limits::upper));
        }

        private static String curve(
                SortedMap<Integer, Funnel.Limits> points, Scale across, ToDoubleFunction<Funnel.Limits> share) {
            return joined(points.entrySet().stream()
                    .map(each -> across.at(each.getKey()) + " " + UP.at(share.applyAsDouble(each.getValue())))
                    .toList());
        }
    }

    /** Both origins. */
    static List<FunnelOfOrigin> funnels(YesNoFigures figures) {
        List<FunnelOfOrigin> funnels = new ArrayList<>();
        funnels.add(FunnelOfOrigin.of(Origin.HUMAN, figures.humanCalledHuman(), figures.stimuliOf(Origin.HUMAN)));
        funnels.add(FunnelOfOrigin.of(Origin.MACHINE, figures.machineCalledHuman(), figures.stimuliOf(Origin.MACHINE)));
        return funnels;
    }

    /** A line through points, as an SVG path. */
    public static String joined(List<String> points) {
        return points.stream().collect(Collectors.joining("L", "M", ""));
    }

    private static String path(List<Mark> marks) {
        return joined(marks.stream().map(mark -> mark.x() + " " + mark.y()).toList());
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
