package blindbrush.statistics.crossed;

import java.util.stream.IntStream;

/** The share of right answers, for other participants and other pictures of the same kinds, whose numbers are taken as fixed by the design. */
public final class CrossedShare {

    /** Kinds of answers: wrong and right about a human picture, about a machine picture, and about a pair. */
    public static final int KINDS = 6;

    private CrossedShare() {}

    /**
     * The kind of an answer.
     *
     * @param pair whether it is about two pictures
     * @param machine whether one by itself is machine-made
     */
    public static int kind(boolean pair, boolean machine, boolean right) {
        int about = pair ? 2 : machine ? 1 : 0;
        return 2 * about + (right ? 1 : 0);
    }

    /**
     * Of answers by {@link #kind}, with an interval from the probit scale. Pictures are sampled within their origin, so they differ about its own
     * share; participants differ about that of all.
     *
     * @throws IllegalArgumentException if there is no answer
     */
    public static Estimate right(CrossedAnswers answers) {
        long all = IntStream.range(0, KINDS).mapToLong(answers::count).sum();
        if (all == 0) {
            throw new IllegalArgumentException("There is no answer to count.");
        }
        var share = new ProbitShare(answers.count(1) + answers.count(3) + answers.count(5), all);
        double[] residuals = IntStream.range(0, KINDS)
                .mapToDouble(kind -> share.residual(kind % 2))
                .toArray();
        double[] within = IntStream.range(0, KINDS)
                .mapToDouble(kind -> share.residual(kind % 2, shareOf(answers, kind / 2)))
                .toArray();
        var statistic = new Linearized(share.z(), residuals, within, share.variance(), share.varies());
        return answers.estimate(share.share(), statistic, ProbitShare::of);
    }

    private static double shareOf(CrossedAnswers answers, int about) {
        long right = answers.count(2 * about + 1);
        long all = right + answers.count(2 * about);
        return all == 0 ? 0 : (double) right / all;
    }
}
