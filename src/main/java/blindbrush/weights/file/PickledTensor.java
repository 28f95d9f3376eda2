package blindbrush.weights.file;

import java.util.Arrays;

/**
 * A tensor as PyTorch pickles it: a view of a storage that lies elsewhere in the file.
 *
 * @param storage whose numbers it shows
 * @param offset of its first number in the storage, in elements
 * @param shape its extent along each axis
 * @param stride how many elements apart neighbours along each axis lie
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record PickledTensor(PickledStorage storage, long offset, long[] shape, long[] stride) {

    /** In elements; far beyond any file, and so small that no sum overflows. */
    private static final long LARGEST = 1L << 40;

    /**
     * A run of numbers of one type.
     *
     * @param type such as {@code torch.FloatStorage}
     * @param key its name in the file
     * @param elements how many numbers it holds
     */
    record PickledStorage(StorageType type, String key, long elements) {

        PickledStorage {
            if (elements < 0 || elements > LARGEST) {
                throw new UnusableWeightsException("one of its storages is malformed");
            }
        }

        /** In bytes. */
        long size() {
            return elements * type.elementSize();
        }
    }

    /** The number types of storages; only floats are ever read, the others' sizes say where floats lie. */
    enum StorageType {
        FloatStorage(4),
        DoubleStorage(8),
        HalfStorage(2),
        BFloat16Storage(2),
        LongStorage(8),
        IntStorage(4);

        private final int elementSize;

        StorageType(int elementSize) {
            this.elementSize = elementSize;
        }

        int elementSize() {
            return elementSize;
        }

        @Override
        public String toString() {
            return "torch." + name();
        }
    }

    PickledTensor {
        if (shape.length != stride.length || absurd(offset) || absurd(shape) || absurd(stride)) {
            throw new UnusableWeightsException("one of its tensors is malformed");
        }
    }

    /** How many elements of the storage lie between its first and its last number, these included. */
    long span() {
        long last = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            last = Math.addExact(last, Math.multiplyExact(shape[axis] - 1, stride[axis]));
        }
        return last + 1;
    }

    /** Its numbers, last axis fastest, out of the part of the storage that it spans. */
    float[] gathered(float[] spanned) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        long[] index = new long[shape.length];
        int from = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = spanned[from];
            from += step(index);
        }
        return values;
    }

    /** Moves the index on by one number; how far that is in the storage. */
    private int step(long[] index) {
        long distance = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape[axis]) {
                return Math.toIntExact(distance + stride[axis]);
            }
            distance -= stride[axis] * (shape[axis] - 1);
            index[axis] = 0;
        }
        return 0; // past the last
    }

    private static boolean absurd(long... numbers) {
        return Arrays.stream(numbers).anyMatch(number -> number < 0 || number > LARGEST);
    }
}
