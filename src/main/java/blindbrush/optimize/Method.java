package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import blindbrush.refusal.InvalidInputException;

/** A method and its settings, from which an {@link Optimizer} starts. */
public sealed interface Method {

    /**
     * Begins at a start, which is evaluated once and left as it is.
     *
     * @throws NonFiniteLossException if the loss is not finite there
     */
    Optimizer start(Objective objective, NDArray start);

    /** The same with a quarter of the step size, for a loss on which it diverged. L-BFGS finds its step size itself and stays the same. */
    Method gentler();

    /** Its name in records and on the command line, such as {@code l-bfgs}. */
    String name();

    /**
     * Bytes of memory it keeps beside the point and its gradient.
     *
     * @param numbers how many the point has
     * @param bytesEach 4 or 8
     */
    long memory(long numbers, int bytesEach);

    /** Whether the point is held to 0 to 1, from its start on. */
    default boolean held() {
        return false;
    }

    /**
     * Limited-memory BFGS, see {@link Lbfgs}.
     *
     * @param history how many pairs of steps and gradient changes are kept, at least one
     * @param spectral whether its first guess at the inverse Hessian is a picture's, see {@link SpectralScaling}; only for
     *     points [1, 3, height, width]
     * @param held whether the point is held to 0 to 1
     */
    record LimitedMemoryBfgs(int history, boolean spectral, boolean held) implements Method {

        public LimitedMemoryBfgs {
            if (history < 1) {
                throw new InvalidInputException("L-BFGS needs a history of at least 1 but got " + history);
            }
        }

        @Override
        public Optimizer start(Objective objective, NDArray start) {
            return new Lbfgs(objective, start, this);
        }

        @Override
        public Method gentler() {
            return this;
        }

        @Override
        public String name() {
            return "l-bfgs";
        }

        @Override
        public long memory(long numbers, int bytesEach) {
            return (2L * history + 12) * numbers * bytesEach;
        }
    }

    /**
     * Adam with an average of its iterates, see {@link Adam}.
     *
     * @param rate step size, in the point's units
     */
    record AveragedAdam(double rate) implements Method {

        @Override
        public Optimizer start(Objective objective, NDArray start) {
            return new Adam(objective, start, rate);
        }

        @Override
        public Method gentler() {
            return new AveragedAdam(rate / 4);
        }

        @Override
        public String name() {
            return "adam";
        }

        @Override
        public long memory(long numbers, int bytesEach) {
            return 6 * numbers * bytesEach;
        }
    }

    /**
     * Gradient descent with momentum, see {@link MomentumDescent}.
     *
     * @param rate step size at first
     * @param momentum share of the last step that is added to the next
     * @param decay by which the rate is multiplied after every {@code decayEvery} steps
     * @param decayEvery number of steps, at least 1
     */
    record Momentum(double rate, double momentum, double decay, int decayEvery) implements Method {

        @Override
        public Optimizer start(Objective objective, NDArray start) {
            return new MomentumDescent(objective, start, this);
        }

        @Override
        public Method gentler() {
            return new Momentum(rate / 4, momentum, decay, decayEvery);
        }

        @Override
        public String name() {
            return "momentum";
        }

        @Override
        public long memory(long numbers, int bytesEach) {
            return 3 * numbers * bytesEach;
        }
    }
}
