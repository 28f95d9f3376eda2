package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Scalar;
import blindbrush.style.loss.ActivationTerm;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.request.DreamRequest;
import blindbrush.style.request.Pyramid;
import blindbrush.style.request.StyleTransferRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A picture that shows a network more of what it sees in it already: gradient ascent on mean(F²)/2 of some layers, from
 * a small picture up to the full one, the detail that was dreamt at one size carried over to the next (Mordvintsev, Olah
 * and Tyka, "Inceptionism", 2015). Steps are of one mean length, and taken on the picture shifted in a circle by a
 * random offset, so that no position of the network's grid is favoured. The loss is the negative activation.
 */
final class DeepDream {

    private static final double OCTAVE = 1.4;

    /** Mean change of a value in one step: half a level of 255, a third of theirs, with which VGG burns the picture out. */
    private static final double STEP = 0.5 / 255;

    /** Largest shift along each axis, in pixels. */
    private static final int JITTER = 32;

    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final FeatureNetwork network;
    private final NDManager manager;
    private final DreamRequest request;
    private final Random random;
    private final StyleObjective objective;
    private final RgbPlanes content;
    private final Pyramid pyramid;
    private final RunProgress progress;

    DeepDream(FeatureNetwork network, NDManager manager, DreamRequest request, StyleTransferListener listener) {
        this.network = network;
        this.manager = manager;
        this.request = request;
        this.random = new Random(request.seed());
        this.objective = objective(network, request.layers());
        this.content = RgbPlanes.of(request.content()).within(request.longEdge());
        this.pyramid = new Pyramid(octaves());
        this.progress = new RunProgress(pyramid, listener);
    }

    /** What is brought down: the negative activation of these layers, or else of the deepest. */
    static StyleObjective objective(FeatureNetwork network, List<WeightedLayer> layers) {
        List<String> all = network.layers();
        List<WeightedLayer> chosen = layers.isEmpty() ? List.of(new WeightedLayer(all.get(all.size() - 1), 1)) : layers;
        return new StyleObjective(
                network,
                StyleTargets.checked(network, chosen).stream()
                        .map(layer -> new Weighted(new ActivationTerm(layer.layer()), -layer.weight()))
                        .toList());
    }

    StylizedImage run() {
        RgbPlanes detail = new RgbPlanes(1, 1, new float[3]);
        for (Pyramid.Level octave : pyramid.levels()) {
            RgbPlanes base = content.resized(octave.width(), octave.height());
            RgbPlanes dreamt = dreamt(sum(base, detail.resized(octave.width(), octave.height()), 1), octave);
            detail = sum(dreamt, base, -1);
        }
        RgbPlanes finished = sum(content, detail, 1).clamped();
        try (NDArray picture = network.tensor(manager, finished)) {
            return new StylizedImage(
                    finished,
                    objective.termsAt(picture),
                    pyramid.iterations(),
                    Ending.ITERATIONS_DONE,
                    ContentDifference.of(content, finished),
                    pyramid.iterations(),
                    progress.elapsed(),
                    List.of());
        }
    }

    private List<Pyramid.Level> octaves() {
        List<Pyramid.Level> coarseToFine = new ArrayList<>();
        double edge = request.longEdge();
        for (int i = 0; i < request.octaves(); i++, edge /= OCTAVE) {
            RgbPlanes size = content.within((int) Math.round(edge));
            if (i > 0 && Math.min(size.width(), size.height()) < StyleTransferRequest.SHORTEST_EDGE) {
                break;
            }
            int longEdge = Math.max(size.width(), size.height());
            coarseToFine.add(0, new Pyramid.Level(longEdge, size.width(), size.height(), request.iterations()));
        }
        return coarseToFine;
    }

    private RgbPlanes dreamt(RgbPlanes from, Pyramid.Level octave) {
        progress.enter(octave);
        NDArray picture = network.tensor(manager, from.clamped());
        for (int i = 0; i < octave.iterations(); i++) {
            picture = stepped(picture, octave);
        }
        RgbPlanes planes = planes(picture, octave);
        picture.close();
        return planes;
    }

    /** One step on; the picture given is closed. */
    private NDArray stepped(NDArray picture, Pyramid.Level octave) {
        int down = random.nextInt(-JITTER, JITTER + 1);
        int right = random.nextInt(-JITTER, JITTER + 1);
        try (picture;
                NDArray shifted = rolled(picture, down, right)) {
            Evaluation evaluation = objective.at(shifted);
            try (NDArray gradient = evaluation.gradient();
                    NDArray back = rolled(gradient, -down, -right);
                    NDArray descent = back.mul(STEP / Math.max(meanMagnitude(gradient), 1e-20));
                    NDArray moved = picture.sub(descent)) {
                NDArray next = moved.clip(0, 1);
                progress.iterated(evaluation.loss(), () -> planes(next, octave).toImage(), Optional::empty);
                return next;
            }
        }
    }

    private static double meanMagnitude(NDArray gradient) {
        try (NDArray magnitudes = gradient.abs()) {
            return Scalar.taken(magnitudes.mean());
        }
    }

    /** What leaves at one edge comes in at the other. */
    static NDArray rolled(NDArray picture, int down, int right) {
        try (NDArray rows = rolledAlong(picture, ROWS, down)) {
            return rolledAlong(rows, COLUMNS, right);
        }
    }

    private static NDArray rolledAlong(NDArray picture, int axis, int by) {
        long length = picture.getShape().get(axis);
        long cut = Math.floorMod(-by, length);
        if (cut == 0) {
            return picture.duplicate();
        }
        String before = ":, ".repeat(axis);
        try (NDArray head = picture.get(new NDIndex(before + ":" + cut));
                NDArray tail = picture.get(new NDIndex(before + cut + ":"))) {
            return tail.concat(head, axis);
        }
    }

    private static RgbPlanes planes(NDArray picture, Pyramid.Level octave) {
        return new RgbPlanes(octave.width(), octave.height(), picture.toFloatArray());
    }

    private static RgbPlanes sum(RgbPlanes a, RgbPlanes b, float factor) {
        float[] values = a.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += factor * b.values()[i];
        }
        return new RgbPlanes(a.width(), a.height(), values);
    }
}
