package blindbrush.weights.file;

import static java.util.Objects.requireNonNull;

import blindbrush.weights.file.PickledTensor.PickledStorage;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code torch.save} wrote before 1.6, and still does if told to: five pickles (magic number, protocol, the
 * writer's machine, the dictionary, the order of the storages), then each storage, its count of elements before it. So
 * the pickles at the front say where every number lies.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/main/torch/serialization.py">torch/serialization.py</a>
 */
final class PyTorchStream implements PickledStateDictionary.Storages {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int PROTOCOL = 1001;
    private static final int COUNT_SIZE = 8;

    /** Those of VGG-19 take 4 kB. */
    private static final long LONGEST_PICKLES = 8 << 20;

    private final ByteRanges file;
    private final Map<String, Long> starts;

    private PyTorchStream(ByteRanges file, Map<String, Long> starts) {
        this.file = file;
        this.starts = starts;
    }

    /** @throws UnusableWeightsException if it is not such a stream */
    static StateDictionary in(ByteRanges file) {
        RangesInput in = new RangesInput(file, 0, LONGEST_PICKLES);
        if (!MAGIC.equals(StatePickle.next(in)) || !Integer.valueOf(PROTOCOL).equals(StatePickle.next(in))) {
            throw new UnusableWeightsException("it is a pickle, but not one that torch.save wrote");
        }
        if (StatePickle.next(in) instanceof Map<?, ?> machine && Boolean.FALSE.equals(machine.get("little_endian"))) {
            throw new UnusableWeightsException("its numbers are big-endian");
        }
        Map<String, PickledStorage> storages = new HashMap<>();
        Object dictionary = StatePickle.next(in, storages);
        Object order = StatePickle.next(in);
        return new PickledStateDictionary(dictionary, new PyTorchStream(file, starts(order, storages, in.position())));
    }

    @Override
    public ByteBuffer read(PickledStorage storage, long firstElement, long elements) {
        int size = storage.type().elementSize();
        long start = requireNonNull(starts.get(storage.key()));
        if (firstElement > 0) {
            return file.read(start + COUNT_SIZE + firstElement * size, elements * size);
        }
        ByteBuffer counted = file.read(start, COUNT_SIZE + elements * size);
        if (counted.getLong() != storage.elements()) {
            throw new UnusableWeightsException("its storages do not lie where its pickle says");
        }
        return counted.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<String, Long> starts(Object order, Map<String, PickledStorage> storages, long first) {
        Map<String, Long> starts = new HashMap<>();
        long next = first;
        for (Object key : order instanceof List<?> keys ? keys : List.of()) {
            PickledStorage storage = storages.get(key);
            if (storage == null) {
                throw new UnusableWeightsException("it has a storage that belongs to no tensor");
            }
            starts.put(storage.key(), next);
            next += COUNT_SIZE + storage.size();
        }
        if (!starts.keySet().equals(storages.keySet())) {
            throw new UnusableWeightsException("the order of its storages is incomplete");
        }
        return starts;
    }
}
