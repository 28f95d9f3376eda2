package blindbrush.statistics.crossed;

import blindbrush.statistics.PairSensitivity;
import blindbrush.statistics.Rating;
import blindbrush.statistics.RatingRoc;
import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.Coverage.Statistic;
import blindbrush.statistics.crossed.CrossedAnswers.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Simulated participants who answer to simulated pictures, alone and in pairs. What their answers should show is known, and so they tell how
 * often intervals contain it. Participants differ in d′ (s.d. 0.4) and in the criterion (0.1, s.d. 0.3), of pairs in the side they lean to; each
 * sees ten pictures of each origin, or all where there are fewer.
 *
 * @param participants at least 3
 * @param pictures of each origin, at least 2
 * @param dPrime of the typical participant
 * @param spread standard deviation between pictures of one origin
 */
public record SimulatedCrowd(int participants, int pictures, double dPrime, double spread) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double SENSITIVITY_SPREAD = 0.4;
    private static final double CRITERION = 0.1;
    private static final double CRITERION_SPREAD = 0.3;
    private static final int MOST_TRIALS = 10;

    /** Where one step of the rating ends and the next begins, from the criterion. */
    private static final double[] STEPS = {-1, -0.5, 0, 0.5, 1};

    private static final int MIDDLE = 2;

    /** Each statistic as one study of new participants and new pictures finds it. */
    Map<Statistic, Estimate> study(RandomGenerator chance) {
        double[] effects = IntStream.range(0, 2 * pictures)
                .mapToDouble(picture -> spread * chance.nextGaussian())
                .toArray();
        List<Answer> alone = new ArrayList<>();
        List<Answer> pairs = new ArrayList<>();
        for (int i = 0; i < participants; i++) {
            var person = new Person(
                    i,
                    dPrime + SENSITIVITY_SPREAD * chance.nextGaussian(),
                    CRITERION + CRITERION_SPREAD * chance.nextGaussian());
            for (int picture : some(chance)) {
                alone.add(person.rates(picture, effects[picture], false, chance));
            }
            for (int picture : some(chance)) {
                alone.add(person.rates(picture, effects[pictures + picture], true, chance));
            }
            int[] human = some(chance);
            int[] machine = some(chance);
            for (int trial = 0; trial < human.length; trial++) {
                double apart = effects[pictures + machine[trial]] - effects[human[trial]];
                pairs.add(person.chooses(human[trial], machine[trial], apart, chance));
            }
        }
        return found(alone, pairs);
    }

    /** One participant. */
    private record Person(int number, double sensitivity, double criterion) {

        Answer rates(int picture, double effect, boolean machine, RandomGenerator chance) {
            double evidence = (machine ? sensitivity : -sensitivity) / 2 + effect + chance.nextGaussian();
            int kind = (machine ? Rating.STEPS : 0) + step(evidence - criterion);
            return new Answer(number, machine ? -1 : picture, machine ? picture : -1, kind);
        }

        Answer chooses(int human, int machine, double apart, RandomGenerator chance) {
            boolean machineLeft = chance.nextBoolean();
            double evidence = sensitivity + apart + Math.sqrt(2) * chance.nextGaussian();
            boolean calledLeft = (machineLeft ? evidence : -evidence) > criterion;
            return new Answer(number, human, machine, CrossedPairs.kind(machineLeft, calledLeft));
        }
    }

    private static Map<Statistic, Estimate> found(List<Answer> alone, List<Answer> pairs) {
        CrossedAnswers ratings = counted(alone, CrossedRoc.KINDS, kind -> kind);
        CrossedAnswers calls = counted(alone, 4, kind -> 2 * (kind / Rating.STEPS) + (isCalledMachine(kind) ? 1 : 0));
        CrossedAnswers rights = counted(alone, CrossedShare.KINDS, kind -> {
            boolean machine = kind >= Rating.STEPS;
            return CrossedShare.kind(false, machine, machine == isCalledMachine(kind));
        });
        CrossedAnswers choices = counted(pairs, CrossedPairs.KINDS, kind -> kind);
        CrossedDetection detection = CrossedDetection.of(counts(calls), calls);
        SignalDetection sides = counts(choices);
        CrossedPairs chosen = CrossedPairs.of(
                new PairSensitivity(sides.hits(), sides.misses(), sides.falseAlarms(), sides.correctRejections()),
                choices);
        Map<Statistic, Estimate> found = new EnumMap<>(Statistic.class);
        found.put(Statistic.SHARE_RIGHT, CrossedShare.right(rights));
        found.put(Statistic.HIT_RATE, detection.hitRate());
        found.put(Statistic.FALSE_ALARM_RATE, detection.falseAlarmRate());
        found.put(Statistic.DIFFERENCE_OF_RATES, detection.humanDifference());
        found.put(Statistic.D_PRIME, detection.dPrime());
        found.put(Statistic.CRITERION, detection.criterion());
        found.put(Statistic.BETA, detection.beta());
        found.put(Statistic.A_D, detection.area());
        found.put(Statistic.AUC, CrossedRoc.area(new RatingRoc(ratings(ratings, 0), ratings(ratings, 1)), ratings));
        found.put(Statistic.PAIRS_D_PRIME, chosen.dPrime());
        found.put(Statistic.PAIRS_SIDE_BIAS, chosen.sideBias());
        return found;
    }

    private static CrossedAnswers counted(List<Answer> answers, int kinds, IntUnaryOperator kind) {
        return CrossedAnswers.of(
                kinds,
                answers.stream()
                        .map(answer -> new Answer(
                                answer.participant(),
                                answer.human(),
                                answer.machine(),
                                kind.applyAsInt(answer.kind()))));
    }

    private static SignalDetection counts(CrossedAnswers answers) {
        return Judgements.counted(
                IntStream.range(0, 4).map(kind -> (int) answers.count(kind)).toArray());
    }

    private static List<Integer> ratings(CrossedAnswers answers, int origin) {
        return IntStream.range(origin * Rating.STEPS, (origin + 1) * Rating.STEPS)
                .mapToObj(kind -> (int) answers.count(kind))
                .toList();
    }

    private static boolean isCalledMachine(int kind) {
        return kind % Rating.STEPS > MIDDLE;
    }

    /** What a statistic is over all participants and pictures that there could be. */
    double truth(Statistic statistic) {
        double hit = above(true, MIDDLE);
        double alarm = above(false, MIDDLE);
        double sensitivity = z(hit) - z(alarm);
        double criterion = -(z(hit) + z(alarm)) / 2;
        double deviation = Math.sqrt(2 + square(SENSITIVITY_SPREAD) + square(CRITERION_SPREAD) + 2 * square(spread));
        return switch (statistic) {
            case SHARE_RIGHT -> (hit + 1 - alarm) / 2;
            case HIT_RATE -> hit;
            case FALSE_ALARM_RATE -> alarm;
            case DIFFERENCE_OF_RATES -> alarm - hit;
            case D_PRIME -> sensitivity;
            case CRITERION -> criterion;
            case BETA -> Math.exp(criterion * sensitivity);
            case A_D -> SignalDetection.area(sensitivity);
            case AUC -> areaOfRatings();
            case PAIRS_D_PRIME -> Math.sqrt(2) * dPrime / deviation;
            case PAIRS_SIDE_BIAS -> CRITERION / deviation;
        };
    }

    private double areaOfRatings() {
        double area = 0;
        for (int step = 0; step < Rating.STEPS; step++) {
            double rated = above(true, step - 1) - above(true, step);
            area += rated * (1 - (above(false, step - 1) + above(false, step)) / 2);
        }
        return area;
    }

    /** How often a picture of an origin is rated above a step, from 0. */
    private double above(boolean machine, int step) {
        if (step < 0 || step == STEPS.length) {
            return step < 0 ? 1 : 0;
        }
        double variance = 1 + square(SENSITIVITY_SPREAD / 2) + square(CRITERION_SPREAD) + square(spread);
        double mean = (machine ? dPrime : -dPrime) / 2 - CRITERION - STEPS[step];
        return NORMAL.cumulativeProbability(mean / Math.sqrt(variance));
    }

    private int[] some(RandomGenerator chance) {
        int[] all = IntStream.range(0, pictures).toArray();
        int trials = Math.min(pictures, MOST_TRIALS);
        for (int place = 0; place < trials; place++) {
            int other = place + chance.nextInt(pictures - place);
            int moved = all[place];
            all[place] = all[other];
            all[other] = moved;
        }
        return IntStream.of(all).limit(trials).toArray();
    }

    private static int step(double evidence) {
        int step = 0;
        while (step < STEPS.length && evidence > STEPS[step]) {
            step++;
        }
        return step;
    }

    private static double z(double rate) {
        return NORMAL.inverseCumulativeProbability(rate);
    }

    private static double square(double number) {
        return number * number;
    }
}
