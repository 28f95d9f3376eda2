package blindbrush.results;

import blindbrush.gallery.Origin;
import blindbrush.statistics.BetaBinomial;
import blindbrush.statistics.BetaBinomial.Proportion;
import blindbrush.statistics.Funnel;
import blindbrush.statistics.Interval;
import blindbrush.statistics.Rating;
import blindbrush.statistics.ResponseTimes;
import blindbrush.study.Disclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What answers to one stimulus, shown alone, say.
 *
 * @param preset that made it; null of a human picture
 * @param ratings how many had each of the six steps, from surely human on
 * @param likeness human-likeness: the share of “human” answers, drawn towards what is usual among stimuli by humans, or of the same preset
 * @param place in the funnel of its origin
 * @param times null where no time was measured
 * @param covariates measured of the picture itself; null of a damaged one
 */
public record StimulusFigures(
        UUID id,
        Origin origin,
        @Nullable String preset,
        List<Integer> ratings,
        Interval likeness,
        Place place,
        @Nullable ResponseTimes times,
        @Nullable Covariates covariates) {

    /** Where a share of “human” answers lies among those of its origin. */
    public enum Place {
        /** As far from the overall share as chance alone may take it. */
        WITHIN,
        /** Beyond the 95 % limits. */
        BEYOND_WARNING,
        /** Beyond the 99.8 % limits. */
        BEYOND_ALARM
    }

    /** Keeps its own list. */
    public StimulusFigures {
        ratings = List.copyOf(ratings);
    }

    /** Of every stimulus, the most human-like first; last those of which that is not told. */
    static List<StimulusFigures> of(Answers answers) {
        int stimuli = answers.stimuli().size();
        List<List<Answers.Row>> rows = Stream.generate(() -> (List<Answers.Row>) new ArrayList<Answers.Row>())
                .limit(stimuli)
                .toList();
        answers.yesNo().forEach(row -> rows.get(row.stimulus()).add(row));
        List<List<Integer>> ratings = rows.stream()
                .map(own -> Rating.counts(own.stream().map(Answers.Row::rating)))
                .toList();
        List<StimulusFigures> figures = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            List<Integer> own = IntStream.range(0, stimuli)
                    .filter(number -> answers.stimuli().get(number).origin() == origin
                            && !rows.get(number).isEmpty())
                    .boxed()
                    .toList();
            Optional<Funnel> funnel = funnel(
                    own.stream().map(number -> known(ratings.get(number))).toList());
            Map<Optional<String>, List<Integer>> presets = own.stream()
                    .collect(Collectors.groupingBy(number ->
                            Optional.ofNullable(answers.stimuli().get(number).preset())));
            for (List<Integer> alike : presets.values()) {
                var usual = BetaBinomial.fit(
                        alike.stream().map(number -> known(ratings.get(number))).toList());
                Map<Proportion, Interval> shrunk = new HashMap<>(); // many have the same counts
                for (int number : alike) {
                    Interval likeness = shrunk.computeIfAbsent(known(ratings.get(number)), usual::shrunk);
                    figures.add(
                            of(answers.stimuli().get(number), ratings.get(number), likeness, funnel, rows.get(number)));
                }
            }
        }
        return figures.stream()
                .sorted(Comparator.comparing((StimulusFigures each) ->
                                each.isTold() ? -each.likeness().estimate() : 0)
                        .thenComparing(StimulusFigures::id))
                .toList();
    }

    /** Whether answers to it alone are so many that more than their number may be told. */
    public boolean isTold() {
        return Disclosure.mayTellAnswers(calledHuman().of());
    }

    /** How many answers said human. */
    public Tally calledHuman() {
        int human = Rating.callingHuman(ratings);
        return new Tally(human, human + Rating.callingMachine(ratings));
    }

    private static StimulusFigures of(
            Answers.Seen seen,
            List<Integer> ratings,
            Interval likeness,
            Optional<Funnel> funnel,
            List<Answers.Row> rows) {
        return new StimulusFigures(
                seen.id(),
                seen.origin(),
                seen.preset(),
                ratings,
                likeness,
                place(known(ratings), funnel),
                Figures.times(rows.stream()).orElse(null),
                seen.covariates());
    }

    private static Proportion known(List<Integer> ratings) {
        int human = Rating.callingHuman(ratings);
        return new Proportion(human, human + Rating.callingMachine(ratings));
    }

    /** Of one origin; empty where all or no answers said human. */
    private static Optional<Funnel> funnel(List<Proportion> all) {
        int human = all.stream().mapToInt(Proportion::successes).sum();
        int trials = all.stream().mapToInt(Proportion::trials).sum();
        return human == 0 || human == trials ? Optional.empty() : Optional.of(new Funnel((double) human / trials));
    }

    private static Place place(Proportion known, Optional<Funnel> funnel) {
        double share = (double) known.successes() / known.trials();
        if (funnel.isEmpty() || isWithin(share, funnel.get().warning(known.trials()))) {
            return Place.WITHIN;
        }
        return isWithin(share, funnel.get().alarm(known.trials())) ? Place.BEYOND_WARNING : Place.BEYOND_ALARM;
    }

    private static boolean isWithin(double share, Funnel.Limits limits) {
        return share >= limits.lower() && share <= limits.upper();
    }
}
