package blindbrush.style;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import blindbrush.network.DeviceNotAvailableException;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.NetworkWeights;
import blindbrush.network.Padding;
import blindbrush.network.Pixels;
import blindbrush.network.Pooling;
import blindbrush.network.PyTorch;
import blindbrush.network.RgbPlanes;
import blindbrush.network.UnsupportedPlatformException;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.refusal.FailedException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.checkpoint.Checkpoint;
import blindbrush.style.checkpoint.UnusableCheckpointException;
import blindbrush.style.memory.AvailableMemory;
import blindbrush.style.memory.NotEnoughMemoryException;
import blindbrush.style.memory.TilingChoice;
import blindbrush.style.preset.PictureSettings;
import blindbrush.style.preset.Preset;
import blindbrush.style.request.DreamRequest;
import blindbrush.style.request.StyleTransferRequest;
import blindbrush.weights.file.UnusableWeightsException;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Neural style transfer (Gatys, Ecker and Bethge, "A Neural Algorithm of Artistic Style", arXiv 1508.06576): paints the
 * content of one image in the style of others, by changing a picture until a network's features agree with the first
 * and their correlations with the second.
 *
 * <p>At most one is open per process, since the engine collects gradients for one picture at a time; more pictures at
 * once take more processes.
 */
public final class StyleTransfer implements AutoCloseable {

    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private final NDManager manager;
    private final FeatureNetwork network;
    private final TilingChoice tiling;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atShutdown = new Thread(this::stop, "style-transfer-stop");
    private volatile boolean stopping;

    private StyleTransfer(NDManager manager, FeatureNetwork network, TilingChoice tiling) {
        this.manager = manager;
        this.network = network;
        this.tiling = tiling;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    /**
     * Starts the engine and loads the network; empty while another one is open in this process.
     *
     * @throws UnusableWeightsException if the weights file cannot be used
     * @throws UnsupportedPlatformException if the engine has no native libraries here
     * @throws DeviceNotAvailableException if a GPU is asked for and there is none
     */
    public static Optional<StyleTransfer> tryOpen(StyleEngineSettings settings) {
        if (!OPEN.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(settings));
        } catch (RuntimeException failure) {
            OPEN.set(false);
            throw failure;
        }
    }

    /** Such as "vgg19 to relu3_4" or "compact network"; to be shown wherever a picture of it appears. */
    public String network() {
        return network.label();
    }

    /** The names of the network's layers, shallowest first. */
    public List<String> layers() {
        return network.layers();
    }

    /** SHA-256 of the weights file in hex. */
    public Optional<String> weightsSha256() {
        return network.weightsSha256();
    }

    /** Name and version of what computes, such as "PyTorch 2.7.1 (DJL 0.35.1)". */
    public String engine() {
        Engine engine = manager.getEngine();
        return "%s %s (DJL %s)".formatted(engine.getEngineName(), engine.getVersion(), Engine.getDjlVersion());
    }

    /** Such as "cpu" or "gpu0". */
    public String device() {
        Device device = manager.getDevice();
        return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
    }

    /**
     * Makes one picture, on the calling thread. The same request gives the same picture on the same machine and device.
     *
     * @throws StyleTransferCancelledException if the listener throws it
     * @throws NonFiniteLossException if there is no finite loss to begin from
     * @throws NotEnoughMemoryException if it would not fit, not even in tiles
     * @throws FailedException if this is closed, or the process is being shut down
     */
    public StylizedImage stylize(StyleTransferRequest request, StyleTransferListener listener) {
        return stylize(request, Optional.empty(), listener);
    }

    /**
     * The same, going on from a checkpoint if there is one: on the same machine and device to the same picture as if it
     * had never stopped.
     *
     * @throws UnusableCheckpointException if the checkpoint belongs to another request or other weights
     */
    public synchronized StylizedImage stylize(
            StyleTransferRequest request, Optional<Checkpoint> checkpoint, StyleTransferListener listener) {
        checkGoingOn();
        try (NDManager scope = manager.newSubManager()) {
            CoarseToFine run =
                    new CoarseToFine(network(request.preset()), scope, request, interruptible(listener), tiling);
            return checkpoint.map(run::run).orElseGet(run::run);
        }
    }

    /**
     * Makes a picture in which the network sees more of what it sees in the content, see {@link DreamRequest}; its
     * {@code losses} are negative activations, {@code activation:relu3_3}. For the rest as {@link #stylize}.
     *
     * @throws InvalidInputException if the network lacks a layer asked for
     */
    public synchronized StylizedImage dream(DreamRequest request, StyleTransferListener listener) {
        checkGoingOn();
        FeatureNetwork plain = network.with(Pooling.AVERAGE, Padding.ZERO, Pixels.AS_TRAINED);
        try (NDManager scope = manager.newSubManager()) {
            return new DeepDream(plain, scope, request, interruptible(listener)).run();
        }
    }

    /**
     * The weighted terms of a request's loss at a finished picture, and their sum {@code total}: one yardstick for
     * pictures made in different ways.
     *
     * @param picture of the size that the request would give
     */
    public synchronized Map<String, Double> losses(BufferedImage picture, StyleTransferRequest request) {
        checkGoingOn();
        try (NDManager scope = manager.newSubManager()) {
            return new CoarseToFine(network(request.preset()), scope, request, progress -> {}, tiling)
                    .losses(RgbPlanes.of(picture));
        }
    }

    /**
     * Why this network is not the one that a preset's name stands on; empty if it is, or if any will do.
     */
    public Optional<String> refusal(Preset preset) {
        return preset.refusal(network.basis());
    }

    /** Frees the network; the next may then be opened. */
    @Override
    public synchronized void close() {
        if (closed.compareAndSet(false, true)) {
            manager.close();
            OPEN.set(false);
            forgetShutdown();
        }
    }

    private StyleTransferListener interruptible(StyleTransferListener listener) {
        return progress -> {
            if (stopping) {
                listener.onInterrupted(progress);
            }
            checkGoingOn();
            listener.onProgress(progress);
        };
    }

    private FeatureNetwork network(Preset preset) {
        refusal(preset).ifPresent(words -> {
            throw new InvalidInputException(words);
        });
        PictureSettings picture = preset.picture();
        return network.with(picture.pooling(), picture.padding(), picture.pixels());
    }

    private void forgetShutdown() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException shuttingDown) {
            return; // it runs already, and finds this closed
        }
    }

    /**
     * When the process is asked to end: waits for the evaluation under way, since native code that computes while the
     * process tears itself down crashes it.
     */
    private void stop() {
        stopping = true;
        close();
    }

    private void checkGoingOn() {
        if (stopping || closed.get()) {
            throw new FailedException("style transfer was closed, or the process is ending");
        }
    }

    private static StyleTransfer open(StyleEngineSettings settings) {
        NetworkWeights weights = NetworkWeights.read(settings.weights());
        Engine engine = PyTorch.start(settings.threads());
        NDManager manager = engine.newBaseManager(PyTorch.choose(engine, settings.device()));
        FeatureNetwork network = weights.network().apply(manager);
        boolean gpu = manager.getDevice().isGpu(); // whose memory is its own
        return new StyleTransfer(
                manager,
                network,
                new TilingChoice(settings.tile(), gpu ? () -> Long.MAX_VALUE : AvailableMemory::bytes));
    }
}
