package blindbrush.training;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
 * Pieces that are being given other pieces' style, and keep their own content, through the very network that is being
 * taught. An optimiser finds what a network does not see, such as specks that please it and not its teacher; taught on what
 * it was fooled by, it is fooled less.
 */
final class Forgeries implements AutoCloseable {

    private static final int LIFE = 100;

    /** What an optimiser leaves undone shows late, and a step here costs little beside a lesson. */
    private static final int STEPS_EACH = 3;

    /** At first; at the end of a life none is left. */
    private static final double RATE = 0.005;

    private static final double MOMENTUM = 0.9;

    /** Against one layer of the style, about as in a style transfer. */
    private static final double CONTENT = 0.05;

    /** Standard deviation of the noise that forging begins with. */
    private static final double GRAIN = 0.03;

    private static final double TINY = 1e-12;

    private final CompactLayout layout;
    private final NDManager scope;
    private final BiFunction<NDManager, Random, NDArray> pieces;
    private final long seed;
    private final Set<String> layers = Set.copyOf(CompactLayout.layers());
    private final NDArray forged;
    private final NDArray velocity;
    private final NDArray contents;
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
        this.contents = forged.duplicate();
        this.styles = forged.duplicate();
        begin();
    }

    /**
     * As they stand a few steps on, in 0 to 1, then the pieces whose style they take, and then those whose content they keep;
     * after a hundred times others.
     */
    NDArray next(NDManager manager, NDArray weights) {
        if (age == LIFE) {
            generation++;
            age = 0;
            begin();
        }
        age++;
        try (NDManager lesson = scope.newSubManager()) {
            CompactNetwork network = Lesson.network(layout, copy(weights, lesson));
            Map<String, NDArray> style = network.features(copy(styles, lesson), Set.copyOf(network.styleLayers()));
            Map<String, NDArray> content = network.features(copy(contents, lesson), Set.of(network.contentLayer()));
            for (int i = 0; i < STEPS_EACH; i++) {
                forge(network, style, content);
            }
        }
        NDArray all = NDArrays.concat(new NDList(forged, styles, contents));
        all.attach(manager);
        return all;
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
            NDArray content = flattened(pieces.apply(drawing, random), random);
            content.copyTo(contents);
            content.add(noise(content, random)).clip(0, 1).copyTo(forged);
            pieces.apply(drawing, random).copyTo(styles);
        }
        velocity.muli(0);
    }

    /** All but one in each part of a step moved a random part of the way towards their mean colours, as a sky is. */
    private static NDArray flattened(NDArray drawn, Random random) {
        long count = drawn.size(0);
        float[] shares = new float[(int) count];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = i % CompactTraining.FORGED == 0 ? 1 : random.nextFloat() * random.nextFloat();
        }
        NDArray share = drawn.getManager().create(shares, new Shape(count, 1, 1, 1));
        NDArray colours = drawn.reshape(count, 3, -1).mean(new int[] {2}).reshape(count, 3, 1, 1);
        return drawn.sub(colours).mul(share).add(colours);
    }

    /** What is flat shows an optimiser nothing to begin with; a photograph's least grain does. */
    private static NDArray noise(NDArray like, Random random) {
        float[] noise = new float[(int) like.size()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (GRAIN * random.nextGaussian());
        }
        return like.getManager().create(noise, like.getShape());
    }

    /** Down the gradient by the same length for each piece, however strong its gradient is. */
    private void forge(CompactNetwork network, Map<String, NDArray> style, Map<String, NDArray> content) {
        try (NDManager step = scope.newSubManager()) {
            NDArray gradient = gradient(step, network, style, content);
            gradient.attach(step);
            NDArray size = gradient.square().reshape(gradient.size(0), -1).mean(new int[] {1});
            NDArray direction = gradient.div(size.sqrt().add(TINY).reshape(gradient.size(0), 1, 1, 1));
            velocity.muli(MOMENTUM).addi(direction);
            NDArray speed = copy(velocity, step);
            NDArray start = copy(forged, step);
            start.sub(speed.mul(RATE * (LIFE - age) / LIFE)).clip(0, 1).copyTo(forged);
        }
    }

    private NDArray gradient(
            NDManager step, CompactNetwork network, Map<String, NDArray> style, Map<String, NDArray> content) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray point = copy(forged, step);
            point.setRequiresGradient(true);
            NDList errors = new NDList();
            network.look(
                    point,
                    layers,
                    (layer, seen) -> errors.add(
                            style.containsKey(layer)
                                    ? Lesson.gramError(seen, style.get(layer))
                                    : Lesson.featureError(seen, requireNonNull(content.get(layer)))
                                            .mul(CONTENT)));
            collector.backward(NDArrays.stack(errors).sum());
            return point.getGradient();
        }
    }

    private static NDArray copy(NDArray original, NDManager manager) {
        NDArray copy = original.duplicate();
        copy.attach(manager);
        return copy;
    }
}
