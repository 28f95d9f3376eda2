package blindbrush.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import java.util.ArrayList;
import java.util.List;

/** A network's kernels and biases on the device, its first kernel turned to pictures in RGB order. */
final class Kernels {

    private final DataType type;
    private final List<NDArray> kernels = new ArrayList<>();
    private final List<NDArray> biases = new ArrayList<>();

    Kernels(NDManager manager, Vgg19Weights weights, DataType type) {
        this.type = type;
        for (Vgg19Weights.Layer layer : weights.layers()) {
            boolean turned = kernels.isEmpty() && weights.preprocessing().blueFirst();
            kernels.add(kernel(manager, layer, turned));
            biases.add(owned(manager.create(layer.bias())));
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
     * In memory the channels of one position lie side by side ("channels last"), a form that all features after it take
     * on: on a CPU an evaluation at 512 × 512 then takes a tenth less time.
     */
    private NDArray kernel(NDManager manager, Vgg19Weights.Layer layer, boolean turned) {
        Vgg19Layout.Convolution convolution = layer.convolution();
        float[] values = channelsLast(layer.kernel(), convolution.outputs(), convolution.inputs(), turned);
        Shape shape = new Shape(convolution.outputs(), 3, 3, convolution.inputs());
        try (NDArray floats = manager.create(values, shape)) {
            return owned(floats.transpose(0, 3, 1, 2));
        }
    }

    /** A copy in the wanted type that outlives what it was made from; a view would lose its memory with the source. */
    private NDArray owned(NDArray array) {
        try (array;
                NDArray typed = array.toType(type, false)) {
            return typed.duplicate();
        }
    }

    private static float[] channelsLast(float[] kernel, int outputs, int inputs, boolean turned) {
        float[] result = new float[kernel.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                int to = turned ? inputs - 1 - input : input;
                for (int position = 0; position < 9; position++) {
                    result[(output * 9 + position) * inputs + to] = kernel[(output * inputs + input) * 9 + position];
                }
            }
        }
        return result;
    }
}
