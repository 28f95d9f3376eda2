package blindbrush.style;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.BareConvolutions;
import blindbrush.network.DeviceChoice;
import blindbrush.network.Pooling;
import blindbrush.network.PyTorch;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.optimize.Evaluation;
import blindbrush.optimize.Scalar;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Presets;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How fast one evaluation of the paper's loss is, forward and back to the picture, on VGG-19 to relu5_1 with made-up
 * weights: beside the same network's bare convolutions, and beside a large matrix product through the same library, all
 * three taken in turns.
 */
public final class EvaluationBenchmark {

    private static final int MATRIX = 4096;

    /**
     * Medians at one size.
     *
     * @param size edge of the square picture in pixels
     * @param evaluation seconds of one evaluation
     * @param convolutions seconds of its bare convolutions; NaN if they were not run
     * @param operations floating-point operations of the convolutions
     * @param product operations per second of the matrix product; NaN if it was not run
     */
    public record Medians(int size, double evaluation, double convolutions, double operations, double product) {}

    private EvaluationBenchmark() {}

    /**
     * Measures after two rounds that do not count.
     *
     * @param alone whether only the evaluation is run, so that the process's memory is its own
     */
    public static Medians measure(int size, int rounds, DeviceChoice device, boolean alone) {
        Engine engine = PyTorch.start(0);
        Device chosen = PyTorch.choose(engine, device);
        try (NDManager manager = engine.newBaseManager(chosen)) {
            Vgg19 network = new Vgg19(manager, madeUp(), DataType.FLOAT32);
            List<Runnable> tasks = new ArrayList<>(List.of(evaluation(manager, network, size)));
            double operations = 0;
            if (!alone) {
                BareConvolutions bare = new BareConvolutions(manager, network, size, size);
                operations = bare.operations();
                tasks.add(bare::run);
                tasks.add(product(manager));
            }
            double[] medians = medians(tasks, rounds, () -> synchronize(manager));
            double productOperations = 2.0 * MATRIX * MATRIX * MATRIX;
            return new Medians(
                    size,
                    medians[0],
                    alone ? Double.NaN : medians[1],
                    operations,
                    alone ? Double.NaN : productOperations / medians[2]);
        }
    }

    private static Runnable evaluation(NDManager manager, Vgg19 network, int size) {
        Preset preset = Presets.PAPER;
        Vgg19 averaging = network.with(
                Pooling.AVERAGE, preset.picture().padding(), preset.picture().pixels());
        StyleObjective objective = new StyleTargets(averaging, manager, preset)
                .objective(noise(size, 1), List.of(new SizedStyle(noise(size, 2), 1)));
        NDArray point = network.tensor(manager, noise(size, 3));
        return () -> {
            Evaluation found = objective.at(point);
            found.gradient().close();
        };
    }

    private static Runnable product(NDManager manager) {
        NDArray left = manager.randomUniform(0, 1, new Shape(MATRIX, MATRIX), DataType.FLOAT32);
        NDArray right = manager.randomUniform(0, 1, new Shape(MATRIX, MATRIX), DataType.FLOAT32);
        return () -> left.matMul(right).close();
    }

    private static double[] medians(List<Runnable> tasks, int rounds, Runnable synchronize) {
        double[][] seconds = new double[tasks.size()][rounds];
        for (int round = -2; round < rounds; round++) {
            for (int task = 0; task < tasks.size(); task++) {
                long begun = System.nanoTime();
                tasks.get(task).run();
                synchronize.run();
                if (round >= 0) {
                    seconds[task][round] = (System.nanoTime() - begun) / 1e9;
                }
            }
        }
        return Arrays.stream(seconds).mapToDouble(EvaluationBenchmark::median).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** A GPU works on while the program goes on: reading one number waits for it. */
    private static void synchronize(NDManager manager) {
        Scalar.taken(manager.ones(new Shape(1)).sum());
    }

    private static RgbPlanes noise(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[3 * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new RgbPlanes(size, size, values);
    }

    private static Vgg19Weights madeUp() {
        Random random = new Random(19);
        List<Vgg19Weights.Layer> layers = new ArrayList<>();
        for (Vgg19Layout.Convolution convolution : Vgg19Layout.ALL) {
            float[] kernel = new float[9 * convolution.inputs() * convolution.outputs()];
            double width = Math.sqrt(24.0 / (9 * convolution.inputs()));
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] = (float) ((random.nextDouble() - 0.5) * width);
            }
            layers.add(new Vgg19Weights.Layer(convolution, kernel, new float[convolution.outputs()]));
        }
        return new Vgg19Weights(layers, Preprocessing.CAFFE, WeightsOrigin.of(layers), "made up");
    }
}
