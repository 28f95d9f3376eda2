package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.optimize.Optimizer;
import java.util.Map;

/** One run of style transfer: from the start at the coarsest level up to the finished picture. */
final class CoarseToFine {

    private final FeatureNetwork network;
    private final NDManager manager;
    private final StyleTransferRequest request;
    private final SizedInputs inputs;
    private final Pyramid pyramid;
    private final Stopwatch watch;

    CoarseToFine(
            FeatureNetwork network, NDManager manager, StyleTransferRequest request, StyleTransferListener listener) {
        this.network = network;
        this.manager = manager;
        this.request = request;
        this.inputs = new SizedInputs(request);
        this.pyramid = new Pyramid(inputs.content(), request);
        this.watch = new Stopwatch(pyramid, listener);
    }

    StylizedImage run() {
        Pyramid.Level coarsest = pyramid.levels().get(0);
        RgbPlanes picture = StartingPicture.of(request, inputs.content(coarsest.width(), coarsest.height()), network);
        for (Pyramid.Level level : pyramid.levels()) {
            picture = refined(picture.resized(level.width(), level.height()), level);
        }
        RgbPlanes finished = inputs.finished(picture);
        return new StylizedImage(finished, losses(finished), watch.evaluations(), watch.elapsed());
    }

    /** The weighted terms of the loss at a picture of the finished size, and their sum. */
    Map<String, Double> losses(RgbPlanes finished) {
        Pyramid.Level finest = pyramid.levels().get(pyramid.levels().size() - 1);
        try (NDManager scope = manager.newSubManager()) {
            return objective(scope, finest).termsAt(network.tensor(scope, inputs.shown(finished)));
        }
    }

    private RgbPlanes refined(RgbPlanes from, Pyramid.Level level) {
        try (NDManager scope = manager.newSubManager();
                NDArray start = network.tensor(scope, from);
                Optimizer optimizer = request.preset().method().start(objective(scope, level), start)) {
            watch.enter(level);
            for (int i = 0; i < level.iterations(); i++) {
                optimizer.step();
                watch.iterated(optimizer.loss(), () -> inputs.finished(planes(optimizer.point(), level))
                        .toImage());
            }
            return planes(optimizer.point(), level);
        }
    }

    private StyleObjective objective(NDManager scope, Pyramid.Level level) {
        RgbPlanes content = inputs.content(level.width(), level.height());
        return new StyleTargets(network, scope, request.preset())
                .objective(content, inputs.styles(content, level.longEdge()));
    }

    private static RgbPlanes planes(NDArray picture, Pyramid.Level level) {
        return new RgbPlanes(level.width(), level.height(), picture.toFloatArray());
    }
}
