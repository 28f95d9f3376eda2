package blindbrush.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.CompactNetwork;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.optimize.Adam;
import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.CompactLayout;
import blindbrush.weights.CompactWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hipparchus.linear.RealMatrix;

/** Teaches the compact network to see as a teacher does. The same seed gives the same network, interrupted or not. */
public final class CompactTraining implements AutoCloseable {

    /** Forgeries in each part of a step. */
    public static final int FORGED = 3;

    private static final int REAL = 2;

    /** Pieces of pictures in each part of a step: some as they are, and those whose style and content forgeries take. */
    public static final int PIECES = REAL + 2 * FORGED;

    /**
     * Channels that a convolution takes at once with AVX-512. Of blocks that do not fill them, oneDNN as PyTorch 2.7.1 has it
     * reads memory that nobody wrote, on their way back to the picture: now and then a gradient is not a number.
     */
    public static final int LANES = 16;

    private static final int EDGE = 96;
    private static final int EXAMINED = 48;
    private static final double RATE = 3e-3;

    /** Of an earlier network, which has found its place already. */
    private static final double FINE_TUNING_RATE = 0.3 * RATE;

    /** Of the steps, until the rate is reached; then it falls along a cosine. */
    private static final double WARMING = 0.02;

    private final CompactLayout layout;
    private final FeatureNetwork teacher;
    private final NDManager manager;
    private final Crops crops;
    private final int steps;
    private final Map<String, Double> scales;
    private final Adam optimizer;
    private final Forgeries forgeries;
    private final double highestRate;
    private final String course;
    private int step;

    /**
     * Begins with random convolutions or an earlier network's, and the heads that make most of them.
     *
     * @param teacher VGG-19 to relu3_4 or further
     * @param pictures each at least 96 pixels wide and high
     * @param widths channels of the three blocks, multiples of {@link #LANES}
     * @param earlier at least as wide; of a wider one the channels are left out that are missed least
     * @param batch parts of a step, from 1; each has {@link #PIECES} of pictures and {@link #FORGED} forgeries
     * @throws InvalidInputException if the teacher lacks a layer, a picture is too small, a width or batch impossible or
     *     the earlier network narrower
     */
    public CompactTraining(
            FeatureNetwork teacher,
            NDManager manager,
            List<RgbPlanes> pictures,
            List<Integer> widths,
            Optional<CompactWeights> earlier,
            int steps,
            int batch,
            long seed) {
        requireLayers(teacher);
        if (batch < 1) {
            throw new InvalidInputException("a step has one part or more, not %d".formatted(batch));
        }
        this.layout = CompactLayout.learning(widths);
        requireWholeLanes(widths);
        this.course = "widths %s, from %s, %d steps of %d, seed %d, teacher %s, pictures %08x"
                .formatted(
                        widths,
                        earlier.map(CompactWeights::sha256),
                        steps,
                        batch,
                        seed,
                        teacher.weightsSha256().orElse(""),
                        digest(pictures));
        this.teacher = teacher;
        this.highestRate = earlier.isPresent() ? FINE_TUNING_RATE : RATE;
        this.manager = manager;
        this.steps = steps;
        this.crops = new Crops(pictures, EDGE);
        Initialization initialization;
        try (NDManager scope = manager.newSubManager()) {
            initialization = Initialization.of(layout, earlier, teacher, examples(scope), new Random(seed));
        }
        this.scales = initialization.scales();
        int forged = batch * FORGED;
        this.forgeries = new Forgeries(layout, manager, (scope, random) -> batch(scope, crops, forged, random), seed);
        Lesson lesson = new Lesson(
                teacher,
                layout,
                manager,
                (scope, weights) -> batch(scope, crops, batch * REAL, new Random(seed * 1_000_003 + step))
                        .concat(forgeries.next(scope, weights), 0),
                scales,
                forged);
        NDArray start = manager.create(initialization.weights(), new Shape(layout.size()));
        this.optimizer = new Adam(lesson, start, this::rate);
    }

    /** Takes one step, and tells the loss on the batch that it saw. */
    public double step() {
        step++;
        optimizer.step();
        return optimizer.loss();
    }

    /** Steps taken. */
    public int steps() {
        return step;
    }

    /**
     * What has been learned, averaged over the last hundred steps or so, with its heads folded and narrowed to what they
     * say of the pictures.
     *
     * @param metadata to go with it
     */
    public CompactWeights learned(Map<String, String> metadata) {
        CompactWeights folded = Folding.of(layout, optimizer.point().toFloatArray(), scales, metadata);
        return Folding.narrowed(folded, saidBy(folded));
    }

    /**
     * Relative squared errors on pieces of pictures by layer: of the features, and of their Gram matrices.
     *
     * @param pictures for an honest figure others than those learned from
     */
    public Map<String, List<Double>> examined(List<RgbPlanes> pictures) {
        Crops others = new Crops(pictures, EDGE);
        return new Lesson(
                        teacher,
                        layout,
                        manager,
                        (scope, weights) -> batch(scope, others, EXAMINED, new Random(1)),
                        scales,
                        0)
                .errorsAt(optimizer.point());
    }

    /** Writes all that the following steps depend on. */
    public void save(DataOutputStream out) throws IOException {
        out.writeUTF(course);
        out.writeInt(step);
        optimizer.save(out);
        forgeries.save(out);
    }

    /**
     * Goes on from what {@link #save} wrote.
     *
     * @throws IOException if it is no checkpoint of a training with the same settings
     */
    public void restore(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(course)) {
            throw new IOException("it belongs to another training");
        }
        step = in.readInt();
        optimizer.restore(in);
        forgeries.restore(in);
    }

    @Override
    public void close() {
        optimizer.close();
        forgeries.close();
    }

    /** By layer, of what heads say. */
    private Map<String, RealMatrix> saidBy(CompactWeights folded) {
        Map<String, RealMatrix> moments = new HashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            new CompactNetwork(scope, folded, DataType.FLOAT32)
                    .look(
                            examples(scope),
                            Set.copyOf(CompactLayout.layers()),
                            (layer, seen) -> moments.put(layer, SecondMoments.of(seen)));
        }
        return moments;
    }

    private NDArray examples(NDManager scope) {
        return batch(scope, crops, EXAMINED, new Random(1));
    }

    private static NDArray batch(NDManager manager, Crops crops, int count, Random random) {
        return manager.create(crops.next(count, random), new Shape(count, 3, EDGE, EDGE));
    }

    private static void requireLayers(FeatureNetwork teacher) {
        List<String> lacking = CompactLayout.layers().stream()
                .filter(layer -> !teacher.layers().contains(layer))
                .toList();
        if (!lacking.isEmpty()) {
            throw new InvalidInputException(
                    "the teacher, %s, lacks %s".formatted(teacher.label(), String.join(", ", lacking)));
        }
    }

    private static void requireWholeLanes(List<Integer> widths) {
        if (widths.stream().anyMatch(width -> width % LANES != 0)) {
            throw new InvalidInputException(
                    "widths are multiples of %d, not %s: other numbers of channels make the processor's convolutions fail"
                            .formatted(LANES, widths));
        }
    }

    private static int digest(List<RgbPlanes> pictures) {
        return pictures.stream()
                .mapToInt(picture -> Arrays.hashCode(picture.values()))
                .reduce(1, (all, one) -> 31 * all + one);
    }

    private double rate(int now) {
        double done = now / (double) steps;
        return highestRate * (done < WARMING ? done / WARMING : 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done))));
    }
}
