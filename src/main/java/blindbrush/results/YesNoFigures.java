package blindbrush.results;

import static java.util.Objects.requireNonNull;

import blindbrush.gallery.Origin;
import blindbrush.statistics.Calibration;
import blindbrush.statistics.Interval;
import blindbrush.statistics.Quartiles;
import blindbrush.statistics.Rating;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.ResponseTimes;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.CrossedDetection;
import blindbrush.statistics.crossed.CrossedProbit;
import blindbrush.statistics.crossed.CrossedRoc;
import blindbrush.statistics.crossed.CrossedShare;
import blindbrush.statistics.crossed.DesignEffect;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.Judgements;
import blindbrush.statistics.crossed.UnequalVariance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What answers to single pictures (yes-no) show.
 *
 * @param counts of hits, misses, false alarms and correct rejections, all answers together
 * @param crossed for other participants and other pictures of the same kinds
 * @param human how many ratings of human pictures had each of the six steps, from surely human on
 * @param machine the same of machine pictures
 * @param calibration of the ratings as stated probabilities
 * @param times null where no time was measured
 * @param stimuli each with its human-likeness
 * @param ofParticipants median and quartiles of the sensitivity within one session; null where none has answers to both origins
 * @param groups of pictures or sessions, presets among them, each with its deception and sensitivity
 * @param adjustment of the presets for what their pictures differ in; null with fewer than two
 * @param rightShare share of right answers; null of an analysis that was frozen before it was told apart from that of pairs
 */
public record YesNoFigures(
        SignalDetection counts,
        Crossed crossed,
        List<Integer> human,
        List<Integer> machine,
        Calibration calibration,
        @Nullable ResponseTimes times,
        List<StimulusFigures> stimuli,
        @Nullable Quartiles ofParticipants,
        List<GroupFigures> groups,
        @Nullable PresetAdjustment adjustment,
        @Nullable Estimate rightShare) {

    /**
     * For other participants and other pictures of the same kinds.
     *
     * @param detection sensitivity and leaning
     * @param calledHuman of human pictures, how many were called human
     * @param machineCalledHuman the same of machine pictures
     * @param area under the ROC curve of the ratings; null with fewer than two ratings of an origin
     * @param unequal what all six steps say where both origins need not vary alike; null where no such model is the likeliest
     * @param effect by how much answers hang together; null with too few participants or pictures, or where all answers are right or all wrong
     * @param model the same d′ by a crossed probit model; null where it could not be fitted, or answers are more than {@link #MODELLED}
     * @param warning what is to be known of that model; null where there is nothing, or no model
     */
    public record Crossed(
            Detection detection,
            Estimate calledHuman,
            Estimate machineCalledHuman,
            @Nullable Estimate area,
            @Nullable UnequalVariance unequal,
            @Nullable DesignEffect effect,
            @Nullable Model model,
            @Nullable ModelWarning warning) {

        /** A model of more answers takes minutes. */
        static final int MODELLED = 60_000;

        private static Crossed of(YesNoAnswers answered, Optional<RatingRoc> roc, CrossedAnswers ratings) {
            Judgements judgements = answered.judgements();
            CrossedDetection detected = CrossedDetection.of(judgements);
            SignalDetection pooled = detected.counts();
            Optional<CrossedProbit> fit = answered.crosses() ? Model.fit(judgements) : Optional.empty();
            boolean mixed =
                    pooled.hits() + pooled.correctRejections() > 0 && pooled.misses() + pooled.falseAlarms() > 0;
            return new Crossed(
                    Detection.of(detected),
                    detected.falseAlarmRate().complement(),
                    detected.hitRate().complement(),
                    roc.map(each -> CrossedRoc.area(each, ratings)).orElse(null),
                    roc.flatMap(each -> UnequalVariance.of(each, ratings)).orElse(null),
                    mixed && answered.crosses() ? DesignEffect.of(judgements) : null,
                    fit.filter(CrossedProbit::converged).map(Model::of).orElse(null),
                    fit.flatMap(ModelWarning::of).orElse(null));
        }
    }

    /**
     * Signal detection as a probit model with participants and stimuli as crossed random effects.
     *
     * @param dPrime of the typical participant and picture
     * @param sensitivityDeviation standard deviation of d′ between participants
     * @param stimulusDeviation standard deviation between pictures of one origin
     */
    public record Model(Interval dPrime, double sensitivityDeviation, double stimulusDeviation) {

        /** Empty where all are alike, or of one participant only. */
        private static Optional<CrossedProbit> fit(Judgements judgements) {
            return judgements.size() > Crossed.MODELLED
                    ? Optional.empty()
                    : CrossedProbit.fit(judgements).model();
        }

        private static Model of(CrossedProbit fit) {
            return new Model(fit.dPrimeInterval(), fit.sensitivityDeviation(), fit.stimulusDeviation());
        }
    }

    /** Keeps its own lists. */
    public YesNoFigures {
        human = List.copyOf(human);
        machine = List.copyOf(machine);
        stimuli = List.copyOf(stimuli);
        groups = List.copyOf(groups);
    }

    static Optional<YesNoFigures> of(Answers answers) {
        List<Integer> human = ratings(answers, false);
        List<Integer> machine = ratings(answers, true);
        if (sum(human) == 0 || sum(machine) == 0) {
            return Optional.empty();
        }
        var answered = YesNoAnswers.of(answers);
        List<GroupFigures> groups = GroupFigures.of(answers, answered);
        return Optional.of(new YesNoFigures(
                new SignalDetection(
                        Rating.callingMachine(machine),
                        Rating.callingHuman(machine),
                        Rating.callingMachine(human),
                        Rating.callingHuman(human)),
                Crossed.of(
                        answered,
                        roc(human, machine),
                        CrossedAnswers.of(CrossedRoc.KINDS, answers.yesNo().map(YesNoFigures::counted))),
                human,
                machine,
                calibration(human, machine),
                Figures.times(answers.yesNo()).orElse(null),
                StimulusFigures.of(answers),
                ofParticipants(answered.judgements()),
                groups,
                PresetAdjustment.of(
                                answers,
                                answered,
                                presets(groups).map(GroupFigures::name).toList())
                        .orElse(null),
                CrossedShare.right(Figures.rights(answers.yesNo()))));
    }

    /** Of every preset, the best deceiver first. */
    public List<GroupFigures> presets() {
        return presets(groups).toList();
    }

    /** The ROC curve of the six steps; empty with fewer than two ratings of an origin. */
    public Optional<RatingRoc> roc() {
        return roc(human, machine);
    }

    private static Optional<RatingRoc> roc(List<Integer> human, List<Integer> machine) {
        return Math.min(sum(human), sum(machine)) < 2 ? Optional.empty() : Optional.of(new RatingRoc(human, machine));
    }

    private static CrossedAnswers.Answer counted(Answers.Row row) {
        return row.counted(CrossedRoc.kind(row.machine(), requireNonNull(row.rating())));
    }

    /** Of human pictures, how many were called human (correct rejections). */
    public Tally humanCalledHuman() {
        return new Tally(counts.correctRejections(), counts.correctRejections() + counts.falseAlarms());
    }

    /** Of machine pictures, how many were called human (misses). */
    public Tally machineCalledHuman() {
        return new Tally(counts.misses(), counts.misses() + counts.hits());
    }

    /** Of pictures of an origin, how many were called human. */
    public Tally calledHuman(Origin origin) {
        return origin == Origin.MACHINE ? machineCalledHuman() : humanCalledHuman();
    }

    /** How well people told one stimulus apart from all answered stimuli of the other origin. Trials are taken as independent. */
    public Detection detection(StimulusFigures stimulus) {
        int human = (int) stimulus.calledHuman().count();
        int machine = (int) stimulus.calledHuman().of() - human;
        return Detection.ofIndependent(
                stimulus.origin() == Origin.MACHINE
                        ? new SignalDetection(machine, human, counts.falseAlarms(), counts.correctRejections())
                        : new SignalDetection(counts.hits(), counts.misses(), machine, human));
    }

    /** What was computed of a stimulus; empty where it was never answered alone. */
    public Optional<StimulusFigures> stimulus(UUID id) {
        return stimuli.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Stimuli of an origin. */
    public List<StimulusFigures> stimuliOf(Origin origin) {
        return stimuli.stream().filter(each -> each.origin() == origin).toList();
    }

    private static @Nullable Quartiles ofParticipants(Judgements judgements) {
        double[] sensitivities = judgements.ofParticipants().stream()
                .mapToDouble(SignalDetection::dPrime)
                .toArray();
        return sensitivities.length == 0 ? null : Quartiles.of(sensitivities);
    }

    private static Stream<GroupFigures> presets(List<GroupFigures> groups) {
        return groups.stream().filter(group -> group.kind() == GroupFigures.Kind.PRESET);
    }

    private static List<Integer> ratings(Answers answers, boolean machine) {
        return Rating.counts(
                answers.yesNo().filter(row -> row.machine() == machine).map(Answers.Row::rating));
    }

    private static Calibration calibration(List<Integer> human, List<Integer> machine) {
        int size = sum(human) + sum(machine);
        var stated = new double[size];
        var happened = new boolean[size];
        int place = 0;
        for (Rating rating : Rating.values()) {
            int step = rating.step() - 1;
            for (int number = 0; number < human.get(step) + machine.get(step); number++, place++) {
                stated[place] = rating.stated();
                happened[place] = number < machine.get(step);
            }
        }
        return Calibration.of(stated, happened);
    }

    private static int sum(List<Integer> counts) {
        return Rating.callingHuman(counts) + Rating.callingMachine(counts);
    }
}
