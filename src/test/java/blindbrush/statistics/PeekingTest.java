package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often somebody who looks again and again is told of a difference that is not there, by three methods. Simulated studies of 600
 * sessions of 12 single pictures out of 12 of each origin, each trial's origin by a fair coin; participants lean to either answer with a
 * standard deviation of 0.5 probits, in the last scenario their d′ has one of 1 around 0, and pictures look machine-made or not with the
 * deviation that the table names, each origin's by themselves.
 *
 * <p>“For these” means the very stimuli of a study: those of one origin look so much more machine-made than chance drew them that the mean
 * over all participants is one half, although no single picture's is. A session's answers then hang together by its participant and its
 * pictures. Seeds are fixed. A method with a true rate of 5 % in all five scenarios would exceed the bound in one of them with a probability of
 * 1.3 % (binomial, 27 alarms or more in 300 studies); the rates found are far below.
 */
@Tag("faults")
class PeekingTest {

    private static final int STUDIES = 300;
    private static final int SESSIONS = 600;
    private static final int TRIALS = 12;
    private static final int STIMULI = 12;
    private static final int LOOK_EVERY = 10;
    private static final int LOOK_EVERY_SESSIONS = 10;
    private static final double LEANING = 0.5;
    private static final double SENSITIVITY = 1;

    /** What must not be exceeded if 5 % are true: three standard errors above. */
    private static final double NEARLY_FIVE = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / STUDIES);

    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("independent responses", 0, 0, 0),
            new Scenario("participants lean", LEANING, 0, 0),
            new Scenario("and stimuli, 0.3 probits", LEANING, 0, 0.3),
            new Scenario("and stimuli, 0.55 probits", LEANING, 0, 0.55),
            new Scenario("and participants' d′", LEANING, SENSITIVITY, 0.55));

    private static List<Rates> alike;
    private static List<Rates> forThese;

    /**
     * Standard deviations, in probits.
     *
     * @param leaning of participants' criteria
     * @param sensitivity of participants' d′, around none
     * @param stimuli of how machine-made pictures of one origin look
     */
    private record Scenario(String name, double leaning, double sensitivity, double stimuli) {

        /** Of the evidence of somebody drawn at random about one picture, beside what the picture itself gives. */
        double spread() {
            return Math.sqrt(1 + leaning * leaning + sensitivity * sensitivity / 4);
        }
    }

    /** False alarms of the exact test, the pooled e-value and the confidence sequence, as shares of studies. */
    private record Rates(Scenario scenario, double exact, double eValue, double sequence) {}

    @BeforeAll
    static void simulate() {
        int[] ofExactTest = critical((count, trials) -> ExactTest.twoSided(count, trials, 0.5) <= 0.05);
        int[] ofEValue = critical((count, trials) -> new EValue(count, trials).value() > 20);
        alike = SCENARIOS.parallelStream()
                .map(scenario -> rates(scenario, false, ofExactTest, ofEValue))
                .toList();
        forThese = SCENARIOS.parallelStream()
                .map(scenario -> rates(scenario, true, ofExactTest, ofEValue))
                .toList();
        print("no difference between the origins, stimuli drawn anew for each study", alike);
        print("accuracy of exactly one half for these very stimuli", forThese);
    }

    @Test
    void one_mean_per_session_may_be_watched_where_these_stimuli_are_meant() {
        assertThat(forThese).allSatisfy(rates -> assertThat(rates.sequence()).isLessThanOrEqualTo(NEARLY_FIVE));
    }

    /** Where responses were as good as independent after all, the test above could not fail. */
    @Test
    void responses_to_these_stimuli_hang_together() {
        assertThat(forThese.get(0).eValue()).isLessThanOrEqualTo(NEARLY_FIVE);
        assertThat(forThese.get(4).eValue()).isGreaterThan(2 * NEARLY_FIVE);
    }

    @Test
    void a_pooled_e_value_holds_for_independent_responses_only() {
        assertThat(alike.get(0).eValue()).isLessThanOrEqualTo(NEARLY_FIVE);
        assertThat(alike.get(2).eValue()).isGreaterThan(0.2);
        assertThat(alike.get(3).eValue()).isGreaterThan(0.4);
    }

    @Test
    void an_exact_test_may_not_be_repeated() {
        assertThat(alike).allSatisfy(rates -> assertThat(rates.exact()).isGreaterThan(0.15));
    }

    private static Rates rates(Scenario scenario, boolean theseStimuli, int[] ofExactTest, int[] ofEValue) {
        var chance = new SplittableRandom(20260105);
        int exact = 0;
        int eValue = 0;
        int sequence = 0;
        for (int study = 0; study < STUDIES; study++) {
            boolean[] right = study(scenario, theseStimuli, chance);
            exact += alarms(right, ofExactTest, LOOK_EVERY) ? 1 : 0;
            eValue += alarms(right, ofEValue, 1) ? 1 : 0;
            sequence += alarmOfSequence(right) ? 1 : 0;
        }
        return new Rates(scenario, (double) exact / STUDIES, (double) eValue / STUDIES, (double) sequence / STUDIES);
    }

    /** Whether each answer of a study is right, in order. */
    private static boolean[] study(Scenario scenario, boolean theseStimuli, RandomGenerator chance) {
        double[] human = effects(scenario, chance);
        double[] machine = effects(scenario, chance);
        if (theseStimuli) {
            level(scenario, human, machine);
        }
        var right = new boolean[SESSIONS * TRIALS];
        for (int session = 0; session < SESSIONS; session++) {
            double leaning = scenario.leaning() * chance.nextGaussian();
            double sensitivity = scenario.sensitivity() * chance.nextGaussian();
            int[] order = shuffled(chance);
            for (int trial = 0; trial < TRIALS; trial++) {
                boolean isMachine = chance.nextBoolean();
                double evidence = (isMachine ? machine : human)[order[trial]]
                        + (isMachine ? sensitivity : -sensitivity) / 2
                        + chance.nextGaussian();
                right[session * TRIALS + trial] = (evidence > leaning) == isMachine;
            }
        }
        return right;
    }

    /** Shifts the human pictures so that the mean over all participants, with exactly these pictures, is one half. */
    private static void level(Scenario scenario, double[] human, double... machine) {
        var normal = NormalDistribution.of(0, scenario.spread());
        double hits =
                DoubleStream.of(machine).map(normal::cumulativeProbability).sum();
        double shift = new BrentSolver(1e-12)
                .solve(
                        1000,
                        by -> DoubleStream.of(human)
                                        .map(effect -> normal.cumulativeProbability(effect + by))
                                        .sum()
                                - hits,
                        -10,
                        10);
        Arrays.setAll(human, picture -> human[picture] + shift);
    }

    private static double[] effects(Scenario scenario, RandomGenerator chance) {
        double[] effects = new double[STIMULI];
        Arrays.setAll(effects, stimulus -> scenario.stimuli() * chance.nextGaussian());
        return effects;
    }

    private static int[] shuffled(RandomGenerator chance) {
        int[] numbers = new int[STIMULI];
        for (int place = 0; place < STIMULI; place++) {
            int other = chance.nextInt(place + 1);
            numbers[place] = numbers[other];
            numbers[other] = place;
        }
        return numbers;
    }

    private static boolean alarms(boolean[] right, int[] critical, int lookEvery) {
        int count = 0;
        for (int trial = 1; trial <= right.length; trial++) {
            count += right[trial - 1] ? 1 : 0;
            if (trial % lookEvery == 0 && Math.min(count, trial - count) <= critical[trial]) {
                return true;
            }
        }
        return false;
    }

    private static boolean alarmOfSequence(boolean[] right) {
        ConfidenceSequence sequence = null;
        for (int session = 0; session < SESSIONS; session++) {
            int count = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                count += right[session * TRIALS + trial] ? 1 : 0;
            }
            double share = (double) count / TRIALS;
            sequence = sequence == null ? Watched.of(share) : Watched.with(sequence, share);
            if ((session + 1) % LOOK_EVERY_SESSIONS == 0 && !Watched.contains(sequence, 0.5)) {
                return true;
            }
        }
        return false;
    }

    private interface Alarm {
        boolean rings(int count, int trials);
    }

    /** By number of trials, the largest count of the rarer answer that alarms; −1 where none does. */
    private static int[] critical(Alarm alarm) {
        int[] critical = new int[SESSIONS * TRIALS + 1];
        int last = -1;
        for (int trials = 1; trials < critical.length; trials++) {
            while (alarm.rings(last + 1, trials)) {
                last++;
            }
            critical[trials] = last;
        }
        return critical;
    }

    private static void print(String claim, List<Rates> all) {
        System.out.printf("%nFalse alarms under peeking: %s (%d studies)%n", claim, STUDIES);
        System.out.printf(
                "%-26s %24s %24s %24s%n", "", "exact test, each 10", "pooled e-value, each one", "one mean a session");
        all.forEach(rates -> System.out.printf(
                Locale.ROOT,
                "%-26s %22.1f %% %22.1f %% %22.1f %%%n",
                rates.scenario().name(),
                100 * rates.exact(),
                100 * rates.eValue(),
                100 * rates.sequence()));
    }
}
