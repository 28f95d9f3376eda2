package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One run of style transfer: from the content image at the coarsest level up to the finished picture. */
final class CoarseToFine {

    private static final int HISTORY = 10;

    private final FeatureNetwork network;
    private final NDManager manager;
    private final StyleTransferRequest request;
    private final RgbPlanes content;
    private final List<RgbPlanes> styles;
    private final Pyramid pyramid;
    private final Stopwatch watch;

    CoarseToFine(
            FeatureNetwork network, NDManager manager, StyleTransferRequest request, StyleTransferListener listener) {
        this.network = network;
        this.manager = manager;
        this.request = request;
        this.content = RgbPlanes.of(request.content()).within(request.longEdge());
        this.styles = request.styles().stream().map(RgbPlanes::of).toList();
        this.pyramid = new Pyramid(content, request);
        this.watch = new Stopwatch(pyramid, listener);
    }

    StylizedImage run() {
        RgbPlanes picture = start(pyramid.levels().get(0));
        for (Pyramid.Level level : pyramid.levels()) {
            picture = refined(picture.resized(level.width(), level.height()), level);
        }
        RgbPlanes finished = picture.clamped();
        Map<String, Double> losses = lossesOf(finished);
        return new StylizedImage(finished.toImage(), losses, watch.evaluations(), watch.elapsed());
    }

    /** The content image with a little noise, so that flat regions have something to grow from. */
    private RgbPlanes start(Pyramid.Level level) {
        float[] values = content.resized(level.width(), level.height()).values().clone();
        Random random = new Random(request.seed());
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (request.preset().startNoise() * random.nextGaussian());
        }
        return new RgbPlanes(level.width(), level.height(), values);
    }

    private RgbPlanes refined(RgbPlanes from, Pyramid.Level level) {
        try (NDManager scope = manager.newSubManager();
                NDArray start = StyleTargets.tensor(scope, from);
                Lbfgs optimizer = new Lbfgs(objective(scope, level), start, HISTORY)) {
            watch.enter(level);
            for (int i = 0; i < level.iterations(); i++) {
                optimizer.step();
                watch.iterated(
                        optimizer.loss(), () -> planes(optimizer.point(), level).toImage());
            }
            return planes(optimizer.point(), level);
        }
    }

    private StyleObjective objective(NDManager scope, Pyramid.Level level) {
        List<RgbPlanes> sized =
                styles.stream().map(style -> style.within(level.longEdge())).toList();
        return new StyleTargets(network, scope)
                .objective(content.resized(level.width(), level.height()), sized, request.preset());
    }

    private Map<String, Double> lossesOf(RgbPlanes finished) {
        Pyramid.Level finest = pyramid.levels().get(pyramid.levels().size() - 1);
        try (NDManager scope = manager.newSubManager()) {
            return objective(scope, finest).termsAt(StyleTargets.tensor(scope, finished));
        }
    }

    private static RgbPlanes planes(NDArray picture, Pyramid.Level level) {
        return new RgbPlanes(level.width(), level.height(), picture.toFloatArray());
    }
}
