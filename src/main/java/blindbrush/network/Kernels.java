package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import java.util.ArrayList;
import java.util.List;

/** A network's kernels and biases on the device; the first kernel's inputs are reordered to red, green, blue. */
final class Kernels {

    private final DataType type;
    private final List<NDArray> kernels = new ArrayList<>();
    private final List<NDArray> biases = new ArrayList<>();

    Kernels(NDManager manager, Vgg19Weights weights, DataType type) {
        this.type = type;
        for (Vgg19Weights.Layer layer : weights.layers()) {
            boolean turned = kernels.isEmpty() && weights.preprocessing().blueFirst();
            Vgg19Layout.Convolution shape = layer.convolution();
            kernels.add(kernel(manager, layer.kernel(), shape.outputs(), shape.inputs(), 3, turned, type));
            biases.add(owned(manager.create(layer.bias()), type));
        }
    }

    DataType type() {
        return type;
    }

    /** [outputs, inputs, 3, 3]. */
    NDArray kernel(int i) {
        return kernels.get(i);
    }

    /** [outputs]. */
    NDArray bias(int i) {
        return biases.get(i);
    }

    /**
     * In memory the channels of one position lie side by side ("channels last"), and so do those of all features that are
     * computed with it. On a CPU an evaluation at 512 × 512 then takes a tenth less time.
     */
    static NDArray kernel(
            NDManager manager, float[] values, int outputs, int inputs, int edge, boolean turned, DataType type) {
        float[] lastly = channelsLast(values, outputs, inputs, edge * edge, turned);
        try (NDArray floats = manager.create(lastly, new Shape(outputs, edge, edge, inputs))) {
            return owned(floats.transpose(0, 3, 1, 2), type);
        }
    }

    /** A copy in the wanted type that outlives what it was made from; a view would lose its memory with the source. */
    static NDArray owned(NDArray array, DataType type) {
        try (array;
                NDArray typed = array.toType(type, false)) {
            return typed.duplicate();
        }
    }

    private static float[] channelsLast(float[] kernel, int outputs, int inputs, int positions, boolean turned) {
        float[] result = new float[kernel.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                int to = turned ? inputs - 1 - input : input;
                for (int position = 0; position < positions; position++) {
                    result[(output * positions + position) * inputs + to] =
                            kernel[(output * inputs + input) * positions + position];
                }
            }
        }
        return result;
    }
}
