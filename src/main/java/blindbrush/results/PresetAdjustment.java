package blindbrush.results;

import static java.util.Objects.requireNonNull;

import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.Judgement;
import blindbrush.statistics.crossed.Judgements;
import blindbrush.statistics.crossed.StandardizedRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How presets would compare if their pictures did not differ in aspect, sharpness and palette: {@link StandardizedRates} over all machine
 * pictures that were answered alone. Chance decides who sees which picture, but not how sharp a preset's pictures are, so this remains an
 * observation.
 *
 * @param presets in the order of their unadjusted deception; empty where they could not be adjusted
 * @param contrasts of every two of them
 * @param refusal why they could not be adjusted; null where they were
 */
public record PresetAdjustment(
        List<Adjusted> presets,
        List<Contrast> contrasts,
        @Nullable String refusal) {

    /**
     * A preset.
     *
     * @param deception P(“human” | machine) that it would have with the covariates of all the study's machine pictures
     * @param covariates mean over its own pictures
     */
    public record Adjusted(String preset, Estimate deception, Covariates covariates) {}

    /**
     * By how much one preset deceives more often than another.
     *
     * @param crude as they are
     * @param adjusted with the covariates of all the study's machine pictures
     */
    public record Contrast(String preset, String other, Estimate crude, Estimate adjusted) {}

    /** Keeps its own lists. */
    public PresetAdjustment {
        presets = List.copyOf(presets);
        contrasts = List.copyOf(contrasts);
    }

    /** A preset's own; empty where presets could not be adjusted. */
    public Optional<Adjusted> of(String preset) {
        return presets.stream().filter(each -> each.preset().equals(preset)).findFirst();
    }

    /**
     * Of answers to single pictures; empty with fewer than two presets.
     *
     * @param presets names, in the order to report them in
     */
    static Optional<PresetAdjustment> of(Answers answers, YesNoAnswers answered, List<String> presets) {
        if (presets.size() < 2) {
            return Optional.empty();
        }
        YesNoAnswers measured = answered.where(judgement -> isMeasured(answers, judgement));
        return Optional.of(
                measured.answers().isEmpty()
                        ? refused("There is no answer to count.")
                        : fitted(answers, measured, presets));
    }

    /** Damaged pictures are left out. */
    private static boolean isMeasured(Answers answers, Judgement judgement) {
        return judgement.machine()
                && answers.stimuli().get(judgement.stimulus()).covariates() != null;
    }

    private static PresetAdjustment fitted(Answers answers, YesNoAnswers machine, List<String> presets) {
        List<Answers.Seen> seen = machine.answers().stream()
                .mapToInt(Judgement::stimulus)
                .distinct()
                .sorted()
                .mapToObj(answers.stimuli()::get)
                .toList();
        int[] groups =
                seen.stream().mapToInt(each -> presets.indexOf(each.preset())).toArray();
        double[][] covariates = seen.stream()
                .map(each -> requireNonNull(each.covariates()).values())
                .toArray(double[][]::new);
        Judgements judgements = machine.judgements(); // which numbers stimuli in the same order
        return StandardizedRates.of(judgements, groups, covariates)
                .either(rates -> of(seen, presets, rates), PresetAdjustment::refused);
    }

    private static PresetAdjustment refused(String why) {
        return new PresetAdjustment(List.of(), List.of(), why);
    }

    private static PresetAdjustment of(List<Answers.Seen> seen, List<String> presets, StandardizedRates rates) {
        return new PresetAdjustment(
                IntStream.range(0, presets.size())
                        .mapToObj(group -> new Adjusted(
                                presets.get(group), rates.standardized(group), mean(seen, presets.get(group))))
                        .toList(),
                contrasts(presets, rates),
                null);
    }

    private static List<Contrast> contrasts(List<String> presets, StandardizedRates rates) {
        List<Contrast> contrasts = new ArrayList<>();
        for (int one = 0; one < presets.size(); one++) {
            for (int other = one + 1; other < presets.size(); other++) {
                contrasts.add(new Contrast(
                        presets.get(one),
                        presets.get(other),
                        rates.crudeDifference(one, other),
                        rates.standardizedDifference(one, other)));
            }
        }
        return contrasts;
    }

    private static Covariates mean(List<Answers.Seen> seen, String preset) {
        return Covariates.mean(seen.stream()
                .filter(each -> preset.equals(each.preset()))
                .map(Answers.Seen::covariates)
                .toList());
    }
}
