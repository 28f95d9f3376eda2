package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * L-BFGS with one evaluation per step and no line search. A step that raises the loss, or makes it infinite, is taken
 * back: what it showed of the curvature is kept, and the next one is half as long; after three in a row the memory is
 * cleared. The current point is therefore always the best one seen.
 *
 * <p>Where pixels are held to 0 to 1, a pixel at a bound is left out of the step if its gradient pushes it outwards, and a
 * pixel that a step carries over a bound is set to the bound (projection with an active set, after Bertsekas 1982).
 */
final class Lbfgs implements Optimizer {

    /** Root mean square of the first step, and of the first after the memory was cleared: four of 255 levels. */
    private static final double FIRST_STEP = 4 / 255.0;

    /** Root mean square of the longest step where pixels are held to 0 to 1: early steps are often much too long. */
    private static final double LONGEST_STEP = 2 * FIRST_STEP;

    private static final int REJECTIONS_BEFORE_RESTART = 3;

    private final Objective objective;
    private final NDManager scope;
    private final LbfgsMemory memory;
    private final boolean held;
    private NDArray point;
    private Evaluation here;
    private boolean learned;
    private double stepLength = 1;
    private int rejections;
    private boolean level;

    /**
     * Evaluates the start once.
     *
     * @throws NonFiniteLossException if the loss is not finite there
     */
    Lbfgs(Objective objective, NDArray start, Method.LimitedMemoryBfgs settings) {
        this.objective = objective;
        this.scope = start.getManager().newSubManager();
        Preconditioner preconditioner =
                settings.spectral() ? new SpectralScaling(scope, start.getShape()) : Preconditioner.NONE;
        this.memory = new LbfgsMemory(scope, settings.history(), start.size(), start.getDataType(), preconditioner);
        this.held = settings.held();
        this.point = held ? start.clip(0, 1) : start.duplicate();
        point.attach(scope);
        this.here = objective.at(point);
        if (!Double.isFinite(here.loss())) {
            close();
            throw new NonFiniteLossException("the loss is %s at the start".formatted(here.loss()));
        }
    }

    /** The best point so far; valid until the next step. */
    @Override
    public NDArray point() {
        return point;
    }

    /** The loss there. */
    @Override
    public double loss() {
        return here.loss();
    }

    /** Whether the gradient is zero there; looked at only where a step changed no loss. */
    @Override
    public boolean isAtRest() {
        return level && Scalar.taken(here.gradient().norm()) == 0;
    }

    /** Takes one step, which costs one evaluation. */
    @Override
    public void step() {
        try (NDArray trial = trial();
                NDArray move = trial.sub(point)) {
            Evaluation there = objective.at(trial);
            boolean finite = Double.isFinite(there.loss());
            if (finite) {
                learn(move, there);
            }
            level = there.loss() == here.loss();
            if (finite && there.loss() <= here.loss()) {
                accept(trial, there);
            } else {
                reject(there);
            }
        }
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeDouble(here.loss());
        out.writeDouble(stepLength);
        out.writeInt(rejections);
        out.writeBoolean(learned);
        Numbers.write(point, out);
        Numbers.write(here.gradient(), out);
        memory.save(out);
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        double loss = in.readDouble();
        stepLength = in.readDouble();
        rejections = in.readInt();
        learned = in.readBoolean();
        NDArray restored = Numbers.read(in, scope, point.getShape(), point.getDataType());
        NDArray gradient = Numbers.read(in, scope, point.getShape(), point.getDataType());
        point.close();
        here.gradient().close();
        point = restored;
        here = new Evaluation(loss, gradient);
        memory.restore(in);
    }

    @Override
    public void close() {
        scope.close();
    }

    private NDArray trial() {
        try (NDArray free = free();
                NDArray product = memory.product(here.gradient(), free);
                NDArray move = product.mul(-stepLength * length(product));
                NDArray moved = point.add(move)) {
            return held ? moved.clip(0, 1) : moved.duplicate();
        }
    }

    /** By what a direction is multiplied to make a step. Before any pair is known the direction says nothing of the length. */
    private double length(NDArray product) {
        double rootMeanSquare = Scalar.taken(product.norm()) / Math.sqrt((double) point.size());
        if (!learned) {
            return FIRST_STEP / Math.max(rootMeanSquare, Double.MIN_NORMAL);
        }
        return held && rootMeanSquare > LONGEST_STEP ? LONGEST_STEP / rootMeanSquare : 1;
    }

    /** Zero where a pixel is at a bound and its gradient pushes it outwards, else one. */
    private NDArray free() {
        if (!held) {
            return point.onesLike();
        }
        try (NDArray low = point.lte(0);
                NDArray high = point.gte(1);
                NDArray down = here.gradient().gt(0);
                NDArray up = here.gradient().lt(0);
                NDArray under = low.logicalAnd(down);
                NDArray over = high.logicalAnd(up);
                NDArray stuck = under.logicalOr(over);
                NDArray free = stuck.logicalNot()) {
            return free.toType(point.getDataType(), true);
        }
    }

    private void learn(NDArray move, Evaluation there) {
        try (NDArray change = there.gradient().sub(here.gradient())) {
            learned |= memory.offer(move, change);
        }
    }

    private void accept(NDArray trial, Evaluation there) {
        point.close();
        here.gradient().close();
        point = trial.duplicate();
        here = there;
        stepLength = 1;
        rejections = 0;
    }

    private void reject(Evaluation there) {
        there.gradient().close();
        stepLength /= 2;
        rejections++;
        if (rejections % REJECTIONS_BEFORE_RESTART == 0) {
            memory.clear();
            learned = false;
        }
    }
}
