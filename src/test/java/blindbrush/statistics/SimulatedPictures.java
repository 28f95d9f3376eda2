package blindbrush.statistics;

import blindbrush.statistics.BetaBinomial.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Studies whose pictures are called human by known shares, as they come to the results page: one half is by humans, a quarter by each of two
 * presets. Each group has a usual share of its own.
 *
 * @param pictures in all, a multiple of four
 * @param answers to a typical picture; another has two times as many, or half as many
 */
record SimulatedPictures(Population population, int pictures, int answers) {

    private static final double ANSWERS_DEVIATION = 0.7; // of their logarithm
    private static final double[] USUAL = {1, 0, -1}; // logits of humans and of two presets
    private static final int FEWEST_ANSWERS = 5;

    /** How the shares of a group's pictures differ, as logits. */
    enum Population {
        NEAR(0.3, 0),
        APART(0.6, 0),
        FAR(1.2, 0),
        /** One half of a group's pictures fools people, the other does not. */
        TWO_HUMPED(0.3, 1.2);

        private final double deviation;
        private final double hump;

        Population(double deviation, double hump) {
            this.deviation = deviation;
            this.hump = hump;
        }

        /** With its standard deviation within a hump. */
        String words() {
            return (hump > 0 ? "two humps " : "normal ") + deviation;
        }

        private double share(double usual, RandomGenerator chance) {
            double side = hump == 0 ? 0 : chance.nextBoolean() ? hump : -hump;
            return 1 / (1 + Math.exp(-usual - side - deviation * chance.nextGaussian()));
        }
    }

    /**
     * What came of one study.
     *
     * @param told pictures with enough answers
     * @param containing how many of them have an interval that contains their true share
     */
    record Covered(int told, int containing) {}

    /** Of so many studies, those in which no picture had enough answers left out; the same for the same seed. */
    List<Covered> studies(int studies, long seed) {
        long[] own = new SplittableRandom(Objects.hash(seed, population.words(), pictures, answers))
                .longs(studies)
                .toArray();
        return IntStream.range(0, studies)
                .parallel()
                .mapToObj(study -> study(new SplittableRandom(own[study])))
                .filter(study -> study.told > 0)
                .toList();
    }

    private Covered study(RandomGenerator chance) {
        int told = 0;
        int containing = 0;
        for (int group = 0; group < USUAL.length; group++) {
            int size = group == 0 ? pictures / 2 : pictures / 4;
            List<Double> shares = new ArrayList<>();
            List<Proportion> known = new ArrayList<>();
            for (int picture = 0; picture < size; picture++) {
                double share = population.share(USUAL[group], chance);
                shares.add(share);
                known.add(answered(share, chance));
            }
            BetaBinomial usual = BetaBinomial.fit(known);
            for (int picture = 0; picture < size; picture++) {
                if (known.get(picture).trials() >= FEWEST_ANSWERS) {
                    Interval interval = usual.shrunk(known.get(picture));
                    told++;
                    containing +=
                            interval.lower() <= shares.get(picture) && shares.get(picture) <= interval.upper() ? 1 : 0;
                }
            }
        }
        return new Covered(told, containing);
    }

    private Proportion answered(double share, RandomGenerator chance) {
        int trials = Math.max(1, (int) Math.round(answers * Math.exp(ANSWERS_DEVIATION * chance.nextGaussian())));
        int human = (int) IntStream.range(0, trials)
                .filter(any -> chance.nextDouble() < share)
                .count();
        return new Proportion(human, trials);
    }
}
