package blindbrush.results;

import blindbrush.statistics.CrossedBootstrap;
import blindbrush.statistics.Interval;
import blindbrush.statistics.Judgements;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well a preset deceives: P(“human” | machine), shown alone.
 *
 * @param stimuli that it made and that were answered
 * @param calledHuman how many answers said human
 * @param deception the share with its interval
 * @param crossed whether the interval resamples participants and stimuli; otherwise it is Wilson's, for independent answers
 * @param againstHuman P(“human” | machine) − P(“human” | human), resampled likewise; null where the interval is Wilson's
 */
public record PresetFigures(
        String preset, int stimuli, Tally calledHuman, Interval deception, boolean crossed, Interval againstHuman) {

    /** Of every preset, the best deceiver first. */
    static List<PresetFigures> of(Answers answers, Judged judged, long seed) {
        Map<String, Set<Integer>> made = IntStream.range(0, answers.stimuli().size())
                .boxed()
                .filter(number -> answers.stimuli().get(number).preset() != null)
                .collect(Collectors.groupingBy(
                        number -> answers.stimuli().get(number).preset(), Collectors.toSet()));
        return made.entrySet().stream()
                .filter(entry -> judged.answers().stream()
                        .anyMatch(answer -> entry.getValue().contains(answer.stimulus())))
                .map(entry -> of(entry.getKey(), entry.getValue(), judged, seed))
                .sorted(Comparator.comparing(
                                (PresetFigures each) -> -each.deception().estimate())
                        .thenComparing(PresetFigures::preset))
                .toList();
    }

    /** 1 − a share. */
    static Interval mirrored(Interval share) {
        return new Interval(1 - share.estimate(), 1 - share.upper(), 1 - share.lower());
    }

    private static PresetFigures of(String preset, Set<Integer> made, Judged judged, long seed) {
        Judged own = judged.where(answer -> made.contains(answer.stimulus()));
        int human = (int)
                own.answers().stream().filter(answer -> !answer.calledMachine()).count();
        var tally = new Tally(human, own.answers().size());
        int stimuli = (int) own.answers().stream()
                .mapToInt(answer -> answer.stimulus())
                .distinct()
                .count();
        Judged beside = judged.where(answer -> !answer.machine() || made.contains(answer.stimulus()));
        if (!beside.crosses()) {
            Interval plain = Interval.wilson(human, own.answers().size());
            return new PresetFigures(preset, stimuli, tally, plain, false, null);
        }
        Judgements judgements = beside.judgements();
        var resampled = CrossedBootstrap.of(judgements, YesNoFigures.replicates(judgements), seed);
        Interval difference = resampled.rateDifference();
        return new PresetFigures(
                preset,
                stimuli,
                tally,
                mirrored(resampled.hitRate()),
                true,
                new Interval(-difference.estimate(), -difference.upper(), -difference.lower()));
    }
}
