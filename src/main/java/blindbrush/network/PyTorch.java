package blindbrush.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Starts DJL's PyTorch engine and chooses its device: the one place that does either. */
public final class PyTorch {

    private PyTorch() {}

    /**
     * The engine. Its native libraries are taken from the class path; nothing is downloaded.
     *
     * @throws UnsupportedPlatformException if there are no natives for this platform
     */
    public static Engine start(int threads) {
        setUnlessGiven("ai.djl.offline", "true");
        setUnlessGiven("OPT_OUT_TRACKING", "true");
        try {
            Engine engine = Engine.getEngine("PyTorch");
            if (threads > 0) {
                JniUtils.setNumThreads(threads);
            }
            return engine;
        } catch (RuntimeException | LinkageError failure) {
            throw new UnsupportedPlatformException(
                    "the PyTorch engine does not start on %s-%s: its native libraries are missing or do not load (%s)"
                            .formatted(
                                    System.getProperty("os.name"), System.getProperty("os.arch"), firstCause(failure)),
                    failure);
        }
    }

    /**
     * The device to compute on.
     *
     * @throws DeviceNotAvailableException if a GPU was asked for and the engine sees none
     */
    public static Device choose(Engine engine, DeviceChoice choice) {
        boolean gpu = engine.getGpuCount() > 0;
        if (choice == DeviceChoice.GPU && !gpu) {
            throw new DeviceNotAvailableException(
                    "a GPU was asked for but the PyTorch engine sees none: src/site/markdown/gpu.md says what it takes");
        }
        return gpu && choice != DeviceChoice.CPU ? Device.gpu() : Device.cpu();
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static String firstCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
