package blindbrush.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import blindbrush.network.CompactNetwork;
import blindbrush.optimize.Numbers;
import blindbrush.weights.CompactLayout;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Pieces that are being given other pieces' style through the very network that is being taught. An optimiser finds what a
 * network does not see, such as specks that please it and not its teacher; taught on what it was fooled by, it is fooled less.
 */
final class Forgeries implements AutoCloseable {

    private static final int LIFE = 100;

    /** What an optimiser leaves undone shows late, and a step here costs little beside a lesson. */
    private static final int STEPS_EACH = 3;

    /** At first; at the end of a life none is left. */
    private static final double RATE = 0.005;

    private static final double MOMENTUM = 0.9;
    private static final double TINY = 1e-12;

    private final CompactLayout layout;
    private final NDManager scope;
    private final BiFunction<NDManager, Random, NDArray> pieces;
    private final long seed;
    private final Set<String> layers = Set.copyOf(CompactLayout.layers());
    private final NDArray forged;
    private final NDArray velocity;
    private final NDArray styles;
    private int age;
    private int generation;

    /** @param pieces draws as many as are forged at a time, [count, 3, edge, edge] */
    Forgeries(CompactLayout layout, NDManager manager, BiFunction<NDManager, Random, NDArray> pieces, long seed) {
        this.layout = layout;
        this.scope = manager.newSubManager();
        this.pieces = pieces;
        this.seed = seed;
        this.forged = pieces.apply(scope, new Random(seed));
        this.velocity = forged.zerosLike();
        this.styles = forged.duplicate();
        begin();
    }

    /** As they stand a few steps on, in 0 to 1, and then the pieces whose style they take; after a hundred times others. */
    NDArray next(NDManager manager, NDArray weights) {
        if (age == LIFE) {
            generation++;
            age = 0;
            begin();
        }
        age++;
        for (int i = 0; i < STEPS_EACH; i++) {
            forge(weights);
        }
        NDArray both = forged.concat(styles, 0);
        both.attach(manager);
        return both;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(generation);
        out.writeInt(age);
        Numbers.write(forged, out);
        Numbers.write(velocity, out);
    }

    void restore(DataInputStream in) throws IOException {
        generation = in.readInt();
        age = in.readInt();
        begin();
        Numbers.readInto(forged, in);
        Numbers.readInto(velocity, in);
    }

    @Override
    public void close() {
        scope.close();
    }

    private void begin() {
        Random random = new Random(seed * 1_000_003 + generation);
        try (NDManager drawing = scope.newSubManager()) {
            pieces.apply(drawing, random).copyTo(forged);
            pieces.apply(drawing, random).copyTo(styles);
        }
        velocity.muli(0);
    }

    /** Down the gradient by the same length for each piece, however strong its gradient is. */
    private void forge(NDArray weights) {
        try (NDManager step = scope.newSubManager()) {
            NDArray gradient = gradient(step, weights);
            gradient.attach(step);
            NDArray size = gradient.square().reshape(gradient.size(0), -1).mean(new int[] {1});
            NDArray direction = gradient.div(size.sqrt().add(TINY).reshape(gradient.size(0), 1, 1, 1));
            velocity.muli(MOMENTUM).addi(direction);
            NDArray speed = velocity.duplicate();
            speed.attach(step);
            NDArray start = forged.duplicate();
            start.attach(step);
            start.sub(speed.mul(RATE * (LIFE - age) / LIFE)).clip(0, 1).copyTo(forged);
        }
    }

    private NDArray gradient(NDManager step, NDArray weights) {
        NDArray known = weights.duplicate();
        known.attach(step);
        CompactNetwork network = Lesson.network(layout, known);
        NDArray picture = styles.duplicate();
        picture.attach(step);
        Map<String, NDArray> wanted = network.features(picture, layers);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray point = forged.duplicate();
            point.attach(step);
            point.setRequiresGradient(true);
            NDList errors = new NDList();
            network.look(point, layers, (layer, seen) -> errors.add(Lesson.gramError(seen, wanted.get(layer))));
            collector.backward(NDArrays.stack(errors).sum());
            return point.getGradient();
        }
    }
}
