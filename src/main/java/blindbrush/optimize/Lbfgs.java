package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * L-BFGS with one evaluation per step and no line search. A step that raises the loss, or makes it infinite, is taken
 * back: what it showed of the curvature is kept, and the next one is half as long; after three in a row the memory is
 * cleared. So the point it stands at is always the best one seen.
 */
final class Lbfgs implements Optimizer {

    /** Root mean square of the first step, and of the first after the memory was cleared. */
    private static final double FIRST_STEP = 0.01;

    private static final int REJECTIONS_BEFORE_RESTART = 3;

    private final Objective objective;
    private final NDManager scope;
    private final LbfgsMemory memory;
    private NDArray point;
    private Evaluation here;
    private double stepLength = 1;
    private int rejections;

    /**
     * Evaluates the start once.
     *
     * @throws NonFiniteLossException if the loss is not finite there
     */
    Lbfgs(Objective objective, NDArray start, int history) {
        this.objective = objective;
        this.scope = start.getManager().newSubManager();
        this.memory = new LbfgsMemory(scope, history, start.size(), start.getDataType());
        this.point = start.duplicate();
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

    /** Takes one step, which costs one evaluation. */
    @Override
    public void step() {
        try (NDArray direction = direction();
                NDArray move = direction.mul(stepLength)) {
            NDArray trial = point.add(move);
            Evaluation there = objective.at(trial);
            boolean finite = Double.isFinite(there.loss());
            if (finite) {
                learn(move, there);
            }
            if (finite && there.loss() <= here.loss()) {
                accept(trial, there);
            } else {
                reject(trial, there);
            }
        }
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeDouble(here.loss());
        out.writeDouble(stepLength);
        out.writeInt(rejections);
        Numbers.write(point, out);
        Numbers.write(here.gradient(), out);
        memory.save(out);
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        double loss = in.readDouble();
        stepLength = in.readDouble();
        rejections = in.readInt();
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

    private NDArray direction() {
        if (memory.isEmpty()) {
            double norm = Math.max(Scalar.taken(here.gradient().norm()), 1e-30);
            return here.gradient().mul(-FIRST_STEP * Math.sqrt((double) point.size()) / norm);
        }
        try (NDArray gradient = here.gradient().flatten();
                NDArray direction = memory.direction(gradient)) {
            return direction.reshape(point.getShape());
        }
    }

    private void learn(NDArray move, Evaluation there) {
        try (NDArray change = there.gradient().sub(here.gradient());
                NDArray y = change.flatten();
                NDArray s = move.flatten()) {
            memory.offer(s, y);
        }
    }

    private void accept(NDArray trial, Evaluation there) {
        point.close();
        here.gradient().close();
        point = trial;
        here = there;
        stepLength = 1;
        rejections = 0;
    }

    private void reject(NDArray trial, Evaluation there) {
        trial.close();
        there.gradient().close();
        stepLength /= 2;
        rejections++;
        if (rejections % REJECTIONS_BEFORE_RESTART == 0) {
            memory.clear();
        }
    }
}
