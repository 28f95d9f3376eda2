package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.crossed.CrossedAnswers.Answer;
import blindbrush.statistics.crossed.ExposureThreshold.Lacking;
import blindbrush.statistics.crossed.ExposureThreshold.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposureThresholdTest {

    private static final int[] FRAMES = {1, 2, 4, 8, 16, 32};

    private static final List<Level> LEVELS = List.of(
            new Level(1, 52, 48),
            new Level(2, 55, 45),
            new Level(4, 63, 37),
            new Level(8, 80, 20),
            new Level(16, 95, 5),
            new Level(32, 97, 3));

    /** By SciPy: {@code root} of the score, {@code tol=1e-14}; errors by its numerical derivative. */
    @Test
    void is_the_likeliest_curve() {
        var fit = PsychometricFit.of(LEVELS).orElseThrow();
        assertThat(fit.parameters()[0]).isCloseTo(-4.4028615318, within(1e-9));
        assertThat(fit.parameters()[1]).isCloseTo(1.6864203556, within(1e-9));
        assertThat(fit.halfway().value()).isCloseTo(2.6107734748, within(1e-9));
        assertThat(Math.sqrt(fit.halfway().independent())).isCloseTo(0.17256297, within(1e-6));
        assertThat(Math.sqrt(fit.slope().independent())).isCloseTo(0.36633503, within(1e-6));
        assertThat(fit.right(Math.pow(2, fit.halfway().value()))).isCloseTo(ExposureThreshold.SHARE, within(1e-12));
    }

    @Test
    void moves_with_its_answers_as_its_residuals_say() {
        List<Level> many = LEVELS.stream()
                .map(level -> new Level(level.frames(), 50 * level.right(), 50 * level.wrong()))
                .toList();
        double before = PsychometricFit.of(many).orElseThrow().halfway().value();
        double[] residuals = PsychometricFit.of(many).orElseThrow().halfway().residuals();
        for (int level = 0; level < many.size(); level++) {
            List<Level> more = new ArrayList<>(many);
            Level old = many.get(level);
            more.set(level, new Level(old.frames(), old.right() + 1, old.wrong()));
            double residual = residuals[ExposureThreshold.kind(level, true)];
            assertThat(PsychometricFit.of(more).orElseThrow().halfway().value() - before)
                    .isCloseTo(residual, within(0.1 * Math.abs(residual)));
        }
        double sum = IntStream.range(0, many.size())
                .mapToDouble(level -> many.get(level).right() * residuals[ExposureThreshold.kind(level, true)]
                        + many.get(level).wrong() * residuals[ExposureThreshold.kind(level, false)])
                .sum();
        assertThat(sum).isCloseTo(0, within(1e-9));
    }

    @Test
    void says_why_there_is_none() {
        assertThat(lacking(new int[] {4, 8}, 0.7, 0.8)).contains(Lacking.FEW_EXPOSURES);
        assertThat(lacking(new int[] {4, 8, 16}, 0.5, 0.5, 0.5)).contains(Lacking.NO_CURVE);
        assertThat(lacking(new int[] {4, 8, 16}, 0.7, 0.6, 0.5)).as("falls").contains(Lacking.NO_CURVE);
        assertThat(lacking(new int[] {4, 8, 16}, 0.95, 0.95, 0.95)).contains(Lacking.BELOW_SHORTEST);
        assertThat(lacking(new int[] {4, 8, 16}, 0.8, 0.9, 0.95)).contains(Lacking.BELOW_SHORTEST);
        assertThat(lacking(new int[] {4, 8, 16}, 0.5, 0.55, 0.65)).contains(Lacking.ABOVE_LONGEST);
        assertThat(lacking(new int[] {4, 8, 16}, 0.5, 0.5, 0.98)).as("a step").isNotEmpty();
        assertThat(lacking(new int[] {4, 8, 16, 32}, 0.55, 0.65, 0.85, 0.95)).isEmpty();
    }

    /**
     * 400 studies of new participants, whose thresholds differ by a factor of about 1.4, and new pictures, whose differ by 1.3. Of intervals that
     * contain the truth 95 times in 100, fewer than 91.5 or more than 98 come by chance less than once in 500 times.
     */
    @Test
    void intervals_contain_the_threshold_that_simulated_participants_have() {
        var chance = new SplittableRandom(20150826);
        for (int pictures : new int[] {12, 30}) {
            int containing = 0;
            int studies = 400;
            for (int study = 0; study < studies; study++) {
                var found = simulated(40, pictures, 6, chance);
                if (found.millis() != null
                        && found.millis().bounds().lower() <= 6 * ExposureThreshold.FRAME
                        && found.millis().bounds().upper() >= 6 * ExposureThreshold.FRAME) {
                    containing++;
                }
            }
            assertThat((double) containing / studies).as(pictures + " pictures").isBetween(0.915, 0.98);
        }
    }

    private static Optional<Lacking> lacking(int[] frames, double... shares) {
        List<Level> levels = IntStream.range(0, frames.length)
                .mapToObj(level -> new Level(
                        frames[level],
                        (int) Math.round(200 * shares[level]),
                        200 - (int) Math.round(200 * shares[level])))
                .toList();
        List<Answer> answers = new ArrayList<>();
        for (int level = 0; level < frames.length; level++) {
            for (int answer = 0; answer < 200; answer++) {
                boolean right =
                        (answer * 83 + 7 * level) % 200 < levels.get(level).right();
                answers.add(new Answer(answer % 20, answer % 10, answer % 10, ExposureThreshold.kind(level, right)));
            }
        }
        return Optional.ofNullable(ExposureThreshold.of(levels, CrossedAnswers.of(2 * frames.length, answers.stream()))
                .lacking());
    }

    /** A study in which the typical participant needs so many frames for the typical picture, and everybody lapses in 2 trials of 100. */
    private static ExposureThreshold simulated(int participants, int pictures, double frames, RandomGenerator chance) {
        double[] human = effects(pictures, chance);
        double[] machine = effects(pictures, chance);
        int[][] counts = new int[FRAMES.length][2];
        List<Answer> answers = new ArrayList<>();
        for (int participant = 0; participant < participants; participant++) {
            double own = 0.5 * chance.nextGaussian();
            for (int trial = 0; trial < 12; trial++) {
                int level = trial % FRAMES.length;
                int left = chance.nextInt(pictures);
                int right = chance.nextInt(pictures);
                double doublings = (Math.log(FRAMES[level]) - Math.log(frames)) / Math.log(2);
                double share = 0.5 + 0.48 / (1 + Math.exp(-1.5 * (doublings + own + human[left] + machine[right])));
                boolean answeredRight = chance.nextDouble() < share;
                counts[level][answeredRight ? 1 : 0]++;
                answers.add(new Answer(participant, left, right, ExposureThreshold.kind(level, answeredRight)));
            }
        }
        List<Level> levels = IntStream.range(0, FRAMES.length)
                .mapToObj(level -> new Level(FRAMES[level], counts[level][1], counts[level][0]))
                .toList();
        return ExposureThreshold.of(levels, CrossedAnswers.of(2 * FRAMES.length, answers.stream()));
    }

    private static double[] effects(int pictures, RandomGenerator chance) {
        return DoubleStream.generate(() -> 0.35 * chance.nextGaussian())
                .limit(pictures)
                .toArray();
    }
}
