package blindbrush.web.researcher;

import blindbrush.results.Unit;
import blindbrush.statistics.Power;
import blindbrush.statistics.Precision;
import blindbrush.web.results.PlotTable;
import blindbrush.web.results.Plots;
import blindbrush.web.results.Scale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many sessions a study needs, by its researcher's guesses.
 *
 * @param accuracy the share of right answers that it is to tell from guessing
 * @param half half of the wanted width of the interval of the share right
 * @param stimuli in the study, of both origins together
 * @param trials of each session
 * @param participants standard deviation between participants
 * @param pictures standard deviation between stimuli
 * @param inProbits whether both deviations are in probits; otherwise in share right
 */
record Plan(
        double accuracy,
        double half,
        int stimuli,
        int trials,
        double participants,
        double pictures,
        boolean inProbits) {

    /** What public data of this kind has (picture s.d. of 0.55 probits, and participants of a third). */
    static final Plan USUAL = new Plan(0.6, 0.03, 40, 20, 0.3, 0.55, true);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double POWER = 0.8;
    private static final int[] SESSIONS = {10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    /** Sessions and what they come to. */
    record Step(int sessions, double half) {

        public String points() {
            return Unit.PERCENT.words(half);
        }
    }

    /** The variances of the share right, near the accuracy. */
    Precision precision() {
        double slope = inProbits ? NORMAL.density(NORMAL.inverseCumulativeProbability(accuracy)) : 1;
        double participant = Math.pow(participants * slope, 2);
        double stimulus = Math.pow(pictures * slope, 2);
        double residual = Math.max(0, accuracy * (1 - accuracy) - participant - stimulus);
        return new Precision(participant, stimulus, residual);
    }

    /** Sessions for an interval of ± {@link #half}. */
    OptionalInt sessionsForHalf() {
        return precision().participantsFor(half, stimuli, trials);
    }

    /** Sessions that find the accuracy to be above one half with a power of 80 %, two-sided at 5 %. */
    OptionalInt sessionsForAccuracy() {
        return precision().participantsFor(halfForAccuracy(), stimuli, trials);
    }

    /** The fewest stimuli that allow an interval of ± {@link #half} at all. */
    int leastStimuli() {
        return least(half);
    }

    /** The fewest stimuli that allow the accuracy to be told from guessing at all. */
    int leastStimuliForAccuracy() {
        return least(halfForAccuracy());
    }

    /** Answers that the exact test would need if they were all independent. */
    public int independentAnswers() {
        return Power.trialsTwoSided(accuracy, POWER);
    }

    /** What half the width comes to with ever more sessions. */
    public String floor() {
        return Unit.PERCENT.words(precision().leastHalf(stimuli));
    }

    /** Half the width by sessions. */
    public List<Step> steps() {
        return IntStream.of(SESSIONS)
                .mapToObj(sessions -> new Step(sessions, precision().half(sessions, stimuli, trials)))
                .toList();
    }

    /** As the form has it. */
    public String accuracyPercent() {
        return plain(100 * accuracy);
    }

    public String halfPercent() {
        return plain(100 * half);
    }

    /** The form's fields, for an address. */
    public String query() {
        return "accuracy=%s&half=%s&stimuli=%d&trials=%d&participants=%s&pictures=%s&unit=%s"
                .formatted(
                        accuracyPercent(),
                        halfPercent(),
                        stimuli,
                        trials,
                        participants,
                        pictures,
                        inProbits ? "probits" : "share");
    }

    PlotTable numbers() {
        PlotTable table = PlotTable.of("planner", "sessions", "half_width");
        steps().forEach(step -> table.add(step.sessions(), step.half()));
        return table;
    }

    private static String plain(double number) {
        return new BigDecimal(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private double halfForAccuracy() {
        double deviate = NORMAL.inverseSurvivalProbability(0.025);
        return (accuracy - 0.5) * deviate / (deviate + NORMAL.inverseCumulativeProbability(POWER));
    }

    private int least(double width) {
        return 1 + (int) Math.floor(Math.pow(precision().leastHalf(1) / width, 2));
    }

    /**
     * Half the width by sessions, drawn in 360 by 300 with a logarithmic axis of sessions.
     *
     * @param floor place of what it comes to with ever more sessions
     * @param wanted place of the wanted half-width
     */
    record Curve(String line, String floor, String wanted, List<Plots.Tick> across, List<Plots.Tick> up) {

        static Curve of(Plan plan) {
            double top = Math.max(plan.half * 1.5, plan.steps().get(0).half() * 1.05);
            Scale across = Scale.across(1, 4);
            Scale up = Scale.up(0, top);
            List<String> points = new ArrayList<>();
            for (double log = 1; log <= 4.001; log += 0.1) {
                int sessions = (int) Math.round(Math.pow(10, log));
                points.add(across.at(log) + " " + up.at(plan.precision().half(sessions, plan.stimuli, plan.trials)));
            }
            return new Curve(
                    Plots.joined(points),
                    up.at(plan.precision().leastHalf(plan.stimuli)),
                    up.at(plan.half),
                    List.of(10, 100, 1000, 10_000).stream()
                            .map(sessions -> new Plots.Tick(
                                    across.at(Math.log10(sessions)), String.format(Locale.ROOT, "%,d", sessions)))
                            .toList(),
                    IntStream.rangeClosed(0, 2)
                            .mapToDouble(step -> top * step / 2)
                            .mapToObj(half -> new Plots.Tick(up.at(half), Unit.PERCENT.words(half)))
                            .toList());
        }
    }
}
