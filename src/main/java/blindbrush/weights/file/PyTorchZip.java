package blindbrush.weights.file;

import blindbrush.weights.file.PickledTensor.PickledStorage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * What {@code torch.save} writes from 1.6 on: a zip file with one folder of any name, in it the pickle {@code data.pkl}
 * and each storage as {@code data/<key>}.
 *
 * @see <a href="https://docs.pytorch.org/docs/stable/notes/serialization.html">the format</a>
 */
final class PyTorchZip implements PickledStateDictionary.Storages {

    private static final String PICKLE = "data.pkl";
    private static final long LARGEST_PICKLE = 8 << 20;

    private final ZipEntries entries;
    private final String folder;

    private PyTorchZip(ZipEntries entries, String folder) {
        this.entries = entries;
        this.folder = folder;
    }

    /** @throws UnusableWeightsException if it is not such a file */
    static StateDictionary in(ByteRanges file) {
        ZipEntries entries = new ZipEntries(file);
        String pickle = entries.names().stream()
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new UnusableWeightsException("it is a zip file, but not one that torch.save wrote"));
        PyTorchZip zip = new PyTorchZip(entries, pickle.substring(0, pickle.length() - PICKLE.length()));
        zip.requireLittleEndian();
        return new PickledStateDictionary(StatePickle.next(zip.pickle(pickle)), zip);
    }

    @Override
    public ByteBuffer read(PickledStorage storage, long firstElement, long elements) {
        String name = folder + "data/" + storage.key();
        if (entries.size(name) != storage.size()) {
            throw new UnusableWeightsException("its part %s is not as large as its pickle says".formatted(name));
        }
        int size = storage.type().elementSize();
        return entries.read(name, firstElement * size, elements * size);
    }

    private InputStream pickle(String name) {
        long size = entries.size(name);
        if (size > LARGEST_PICKLE) {
            throw new UnusableWeightsException("its pickle is too large for a state dictionary");
        }
        byte[] bytes = new byte[(int) size];
        entries.read(name, 0, size).get(bytes);
        return new ByteArrayInputStream(bytes);
    }

    /** Torch from 2.1 on says which; older ones wrote in the order of their machine, little-endian nearly always. */
    private void requireLittleEndian() {
        String name = folder + "byteorder";
        if (entries.names().contains(name)
                && StandardCharsets.US_ASCII
                        .decode(entries.read(name, 0, Math.min(3, entries.size(name))))
                        .toString()
                        .equals("big")) {
            throw new UnusableWeightsException("its numbers are big-endian");
        }
    }
}
