package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Gradient descent with momentum and without dampening, v ← μ v + g and x ← x − r v, as Torch's {@code optim.sgd}. */
final class MomentumDescent implements Optimizer {

    private final Objective objective;
    private final NDManager scope;
    private final Method.Momentum settings;
    private final NDArray point;
    private final NDArray velocity;
    private double loss;
    private int steps;

    MomentumDescent(Objective objective, NDArray start, Method.Momentum settings) {
        this.objective = objective;
        this.scope = start.getManager().newSubManager();
        this.settings = settings;
        this.point = start.duplicate();
        point.attach(scope);
        this.velocity = scope.zeros(start.getShape(), start.getDataType());
    }

    @Override
    public void step() {
        Evaluation here = objective.at(point);
        try (NDArray gradient = here.gradient()) {
            NonFiniteLossException.refuse(here.loss(), steps);
            loss = here.loss();
            velocity.muli(settings.momentum()).addi(gradient);
        }
        try (NDArray move = velocity.mul(rate())) {
            point.subi(move);
        }
        steps++;
    }

    @Override
    public NDArray point() {
        return point;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeInt(steps);
        out.writeDouble(loss);
        Numbers.write(point, out);
        Numbers.write(velocity, out);
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        steps = in.readInt();
        loss = in.readDouble();
        for (NDArray array : new NDArray[] {point, velocity}) {
            Numbers.readInto(array, in);
        }
    }

    @Override
    public void close() {
        scope.close();
    }

    private double rate() {
        return settings.rate() * Math.pow(settings.decay(), Math.floorDiv(steps, settings.decayEvery()));
    }
}
