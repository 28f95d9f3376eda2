package blindbrush.style;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.style.checkpoint.Checkpoint;
import blindbrush.style.checkpoint.Fingerprint;
import blindbrush.style.checkpoint.RunState;
import blindbrush.style.checkpoint.Setbacks;
import blindbrush.style.checkpoint.UnusableCheckpointException;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.memory.MemoryNeed;
import blindbrush.style.memory.NotEnoughMemoryException;
import blindbrush.style.memory.TilingChoice;
import blindbrush.style.objective.GradientCalibration;
import blindbrush.style.objective.PictureLoss;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.request.Pyramid;
import blindbrush.style.request.StyleTransferRequest;
import blindbrush.style.tile.TiledNetwork;
import blindbrush.style.tile.TiledObjective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One run of style transfer: from the start at the coarsest level up to the finished picture. */
final class CoarseToFine {

    private final FeatureNetwork network;
    private final NDManager manager;
    private final StyleTransferRequest request;
    private final SizedInputs inputs;
    private final Pyramid pyramid;
    private final RunProgress progress;
    private final GradientCalibration calibration;
    private final Map<Pyramid.Level, Integer> tiles = new LinkedHashMap<>();
    private Setbacks setbacks = Setbacks.none();
    private Map<String, Double> losses = Map.of();
    private boolean stoodStill = true;

    /** @throws NotEnoughMemoryException if there is no room for it */
    CoarseToFine(
            FeatureNetwork network,
            NDManager manager,
            StyleTransferRequest request,
            StyleTransferListener listener,
            TilingChoice tiling) {
        this.network = network;
        this.manager = manager;
        this.request = request;
        this.inputs = new SizedInputs(request);
        this.pyramid = new Pyramid(inputs.canvas(), request);
        this.progress = new RunProgress(pyramid, listener);
        MemoryNeed need = new MemoryNeed(network, request);
        pyramid.levels().forEach(level -> tiles.put(level, tiling.edge(level, need)));
        this.calibration = request.preset().isCalibrated() ? measured() : GradientCalibration.NONE;
    }

    StylizedImage run() {
        return finished(climbed(0, start()));
    }

    /**
     * Goes on where an earlier run of the same request left off.
     *
     * @throws UnusableCheckpointException if it was another request's, or another network's
     */
    StylizedImage run(Checkpoint from) {
        RunState state = from.state(Fingerprint.of(request, network));
        Pyramid.Level level = pyramid.levels().get(state.scale());
        setbacks = state.setbacks().copy();
        stoodStill = state.scale() == 0; // of the scales before nothing is known
        RgbPlanes picture = within(
                level,
                (scope, objective) -> {
                    try (NDArray best = network.tensor(scope, state.picture())) {
                        return new Refinement(scope, objective, request.preset().method(), best, state, setbacks);
                    }
                },
                () -> progress.resume(level, state));
        return finished(climbed(state.scale() + 1, picture));
    }

    /** The weighted terms of the loss at a picture of the finished size, and their sum. */
    Map<String, Double> losses(RgbPlanes finished) {
        try (NDManager scope = manager.newSubManager()) {
            return losses(scope, objective(scope, finest()), finished);
        }
    }

    private Map<String, Double> losses(NDManager scope, PictureLoss objective, RgbPlanes finished) {
        return objective.termsAt(network.tensor(scope, inputs.shown(finished)));
    }

    private Pyramid.Level finest() {
        return pyramid.levels().get(pyramid.levels().size() - 1);
    }

    private RgbPlanes start() {
        Pyramid.Level coarsest = pyramid.levels().get(0);
        return StartingPicture.of(request, inputs.content(coarsest.width(), coarsest.height()), network);
    }

    private RgbPlanes climbed(int scale, RgbPlanes from) {
        RgbPlanes picture = from;
        for (Pyramid.Level level :
                pyramid.levels().subList(scale, pyramid.levels().size())) {
            picture = refined(picture.enlarged(level.width(), level.height()), level);
        }
        return picture;
    }

    private RgbPlanes refined(RgbPlanes from, Pyramid.Level level) {
        return within(
                level,
                (scope, objective) -> {
                    try (NDArray start = network.tensor(scope, from)) {
                        return new Refinement(scope, objective, request.preset().method(), start, setbacks);
                    }
                },
                () -> progress.enter(level));
    }

    private RgbPlanes within(
            Pyramid.Level level, BiFunction<NDManager, PictureLoss, Refinement> begin, Runnable entered) {
        noteTiles(level);
        try (NDManager scope = manager.newSubManager()) {
            PictureLoss objective = objective(scope, level);
            RgbPlanes picture = iterated(level, begin.apply(scope, objective), entered);
            if (level.equals(finest())) {
                losses = losses(scope, objective, inputs.finished(picture));
            }
            return picture;
        }
    }

    private RgbPlanes iterated(Pyramid.Level level, Refinement begun, Runnable entered) {
        try (Refinement refinement = begun) {
            entered.run();
            while (progress.iterationOfScale() < level.iterations() && !refinement.isAtRest()) {
                refinement.step(progress.scaleInWords(), progress.iterationOfScale() + 1);
                progress.iterated(
                        refinement.loss(),
                        () -> inputs.finished(planes(refinement.point(), level)).toImage(),
                        () -> Optional.of(checkpoint(refinement, level)));
            }
            stoodStill &= refinement.isAtRest();
            return planes(refinement.point(), level);
        }
    }

    private Checkpoint checkpoint(Refinement refinement, Pyramid.Level level) {
        RunState state = new RunState(
                pyramid.levels().indexOf(level),
                progress.iterationOfScale(),
                progress.iteration(),
                progress.elapsed(),
                setbacks.copy(),
                refinement.bestLoss(),
                planes(refinement.best(), level),
                refinement.state());
        return Checkpoint.of(Fingerprint.of(request, network), state);
    }

    private StylizedImage finished(RgbPlanes picture) {
        RgbPlanes finished = inputs.finished(picture);
        return new StylizedImage(
                finished,
                losses,
                progress.iteration(),
                stoodStill ? Ending.STOOD_STILL : Ending.ITERATIONS_DONE,
                inputs.difference(finished),
                progress.evaluations(),
                progress.elapsed(),
                setbacks.notes());
    }

    private PictureLoss objective(NDManager scope, Pyramid.Level level) {
        List<Weighted> terms = calibration.applied(terms(scope, level));
        terms.forEach(weighted -> checkTiled(weighted.term()));
        return loss(terms, level);
    }

    /** At the content image under noise, at the coarsest size. */
    private GradientCalibration measured() {
        Pyramid.Level coarsest = pyramid.levels().get(0);
        RgbPlanes content = inputs.content(coarsest.width(), coarsest.height());
        try (NDManager scope = manager.newSubManager();
                NDArray noisy = network.tensor(scope, StartingPicture.noisy(content, 0.1, request.seed()))) {
            return GradientCalibration.at(noisy, terms(scope, coarsest), term -> loss(List.of(term), coarsest));
        }
    }

    private PictureLoss loss(List<Weighted> terms, Pyramid.Level level) {
        int edge = requireNonNull(tiles.get(level));
        return edge == 0 ? new StyleObjective(network, terms) : new TiledObjective(network, terms, edge);
    }

    private List<Weighted> terms(NDManager scope, Pyramid.Level level) {
        RgbPlanes content = inputs.content(level.width(), level.height());
        int edge = requireNonNull(tiles.get(level));
        FeatureNetwork looking = edge == 0 ? network : new TiledNetwork(network, edge);
        return new StyleTargets(looking, scope, request.preset())
                .terms(content, inputs.styles(content, level.longEdge()));
    }

    /** Tiles give the same to rounding, which many iterations may make visible: whoever repeats the run must know. */
    private void noteTiles(Pyramid.Level level) {
        int edge = requireNonNull(tiles.get(level));
        if (edge > 0) {
            setbacks.note(
                    "%d × %d pixels were looked at in tiles of %d.".formatted(level.width(), level.height(), edge));
        }
    }

    /** At the first level already, not when a larger one is reached. */
    private void checkTiled(LossTerm term) {
        if (tiles.values().stream().anyMatch(edge -> edge > 0)) {
            TiledObjective.check(term);
        }
    }

    private static RgbPlanes planes(NDArray picture, Pyramid.Level level) {
        return new RgbPlanes(level.width(), level.height(), picture.toFloatArray());
    }
}
