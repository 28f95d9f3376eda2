package blindbrush.weights.file;

import blindbrush.weights.file.PickledTensor.PickledStorage;
import blindbrush.weights.file.PickledTensor.StorageType;
import java.nio.ByteBuffer;
import java.util.Map;

/** PyTorch's state dictionary: the pickle says what there is, the container where its numbers lie. */
final class PickledStateDictionary implements StateDictionary {

    /** A tensor of ours spans no more of its storage than this many times its own numbers. */
    private static final int WIDEST = 16;

    /** Finds numbers of a storage, little-endian. */
    @FunctionalInterface
    interface Storages {

        /**
         * So many from the first on.
         *
         * @throws UnusableWeightsException if they are not there
         */
        ByteBuffer read(PickledStorage storage, long firstElement, long elements);
    }

    private final Map<?, ?> tensors;
    private final Storages storages;

    /** @throws UnusableWeightsException if what was pickled is no dictionary */
    PickledStateDictionary(Object pickled, Storages storages) {
        if (!(pickled instanceof Map<?, ?> dictionary)) {
            throw new UnusableWeightsException("it holds no state dictionary");
        }
        this.tensors = dictionary;
        this.storages = storages;
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public boolean has(String tensor) {
        return tensors.get(tensor) instanceof PickledTensor;
    }

    @Override
    public float[] floats(String name, long... shape) {
        if (!(tensors.get(name) instanceof PickledTensor tensor)) {
            throw new UnusableWeightsException("it has no tensor " + name);
        }
        if (tensor.storage().type() != StorageType.FloatStorage) {
            throw new UnusableWeightsException(
                    "%s is of type %s, not %s".formatted(name, tensor.storage().type(), StorageType.FloatStorage));
        }
        StateDictionary.requireShape(name, tensor.shape(), shape);
        float[] spanned = spanned(name, tensor, shape);
        return StateDictionary.requireFinite(name, tensor.gathered(spanned));
    }

    private float[] spanned(String name, PickledTensor tensor, long[] shape) {
        long own = 1;
        for (long extent : shape) {
            own *= extent;
        }
        long span = tensor.span();
        long left = tensor.storage().elements() - tensor.offset();
        if (span > left || span > WIDEST * own) {
            throw new UnusableWeightsException("the strides of %s do not fit its storage".formatted(name));
        }
        float[] values = new float[Math.toIntExact(span)];
        storages.read(tensor.storage(), tensor.offset(), span).asFloatBuffer().get(values);
        return values;
    }
}
