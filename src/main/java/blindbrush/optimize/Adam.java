package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/**
 * Adam (Kingma and Ba 2014). Its result is an exponential running average of its iterates, of decay 0.99, corrected for its
 * start. It copes with losses that change from step to step, which L-BFGS does not.
 */
public final class Adam implements Optimizer {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.99;
    private static final double AVERAGE_DECAY = 0.99;
    private static final double EPSILON = 1e-8;

    private final Objective objective;
    private final NDManager scope;
    private final IntToDoubleFunction rate;
    private final boolean held;
    private final NDArray iterate;
    private final NDArray first;
    private final NDArray second;
    private final NDArray sum;
    private NDArray average;
    private double loss;
    private int steps;

    /** For a picture, whose values are held to 0 to 1. */
    Adam(Objective objective, NDArray start, double rate) {
        this(objective, start, step -> rate, true);
    }

    /**
     * For a network's weights, which have no bounds.
     *
     * @param rate the step size of each step, counted from 1
     */
    public Adam(Objective objective, NDArray start, IntToDoubleFunction rate) {
        this(objective, start, rate, false);
    }

    private Adam(Objective objective, NDArray start, IntToDoubleFunction rate, boolean held) {
        this.held = held;
        this.objective = objective;
        this.scope = start.getManager().newSubManager();
        this.rate = rate;
        this.iterate = start.duplicate();
        iterate.attach(scope);
        this.first = scope.zeros(start.getShape(), start.getDataType());
        this.second = scope.zeros(start.getShape(), start.getDataType());
        this.sum = scope.zeros(start.getShape(), start.getDataType());
        this.average = iterate.duplicate();
    }

    @Override
    public void step() {
        Evaluation here = objective.at(iterate);
        try (NDArray gradient = here.gradient()) {
            NonFiniteLossException.refuse(here.loss(), steps);
            loss = here.loss();
            steps++;
            learn(gradient);
            move();
            blend();
        }
    }

    @Override
    public NDArray point() {
        return average;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeInt(steps);
        out.writeDouble(loss);
        for (NDArray array : new NDArray[] {iterate, first, second, sum, average}) {
            Numbers.write(array, out);
        }
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        steps = in.readInt();
        loss = in.readDouble();
        for (NDArray array : new NDArray[] {iterate, first, second, sum, average}) {
            Numbers.readInto(array, in);
        }
    }

    @Override
    public void close() {
        scope.close();
    }

    private void learn(NDArray gradient) {
        try (NDArray share = gradient.mul(1 - FIRST_DECAY);
                NDArray square = gradient.square();
                NDArray squareShare = square.mul(1 - SECOND_DECAY)) {
            first.muli(FIRST_DECAY).addi(share);
            second.muli(SECOND_DECAY).addi(squareShare);
        }
    }

    private void move() {
        double step = rate.applyAsDouble(steps) / (1 - Math.pow(FIRST_DECAY, steps));
        try (NDArray variance = second.div(1 - Math.pow(SECOND_DECAY, steps));
                NDArray deviation = variance.sqrt();
                NDArray divisor = deviation.add(EPSILON);
                NDArray ratio = first.div(divisor);
                NDArray move = ratio.mul(step);
                NDArray moved = iterate.sub(move);
                NDArray inside = held ? moved.clip(0, 1) : moved.duplicate()) {
            inside.copyTo(iterate);
        }
    }

    private void blend() {
        try (NDArray share = iterate.mul(1 - AVERAGE_DECAY)) {
            sum.muli(AVERAGE_DECAY).addi(share);
        }
        average.close();
        average = sum.div(1 - Math.pow(AVERAGE_DECAY, steps));
    }
}
