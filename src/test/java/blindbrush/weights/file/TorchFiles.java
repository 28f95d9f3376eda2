package blindbrush.weights.file;

import blindbrush.weights.Vgg19Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes state dictionaries in PyTorch's two containers. */
public final class TorchFiles {

    /** How many numbers there are that nobody wants. */
    public static final int REST = 1 << 18;

    private TorchFiles() {}

    /** As torch 1.6 and later write; packed or not, in a folder of that name. */
    public static Path zip(Path file, List<Vgg19Weights.Layer> layers, String folder, boolean packed) {
        Map<String, byte[]> storages = storages(layers);
        return zip(file, dictionary(layers, "_rebuild_tensor_v2"), storages, folder, packed);
    }

    public static Path zip(Path file, byte[] pickle, Map<String, byte[]> storages, String folder, boolean packed) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.setMethod(packed ? ZipOutputStream.DEFLATED : ZipOutputStream.STORED);
            put(out, folder + "data.pkl", pickle);
            put(out, folder + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            for (var storage : storages.entrySet()) {
                put(out, folder + "data/" + storage.getKey(), storage.getValue());
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As torch before 0.4 wrote. */
    public static Path stream(Path file, List<Vgg19Weights.Layer> layers) {
        return stream(file, dictionary(layers, "_rebuild_tensor"), storages(layers));
    }

    public static Path stream(Path file, byte[] pickle, Map<String, byte[]> storages) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(front(pickle, storages.keySet().toArray(String[]::new)));
            for (byte[] storage : storages.values()) {
                out.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(storage.length / 4)
                        .array());
                out.write(storage);
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The five pickles. */
    static byte[] front(byte[] dictionary, String... keys) {
        ByteArrayOutputStream front = new ByteArrayOutputStream();
        front.writeBytes(new Pickle()
                .raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
                .end());
        front.writeBytes(new Pickle().text("M").raw(0xe9, 0x03).end());
        front.writeBytes(new Pickle()
                .text("}(")
                .string("protocol_version")
                .number(1001)
                .string("little_endian")
                .raw(0x88)
                .string("type_sizes")
                .text("}")
                .string("int")
                .number(4)
                .text("su")
                .end());
        front.writeBytes(dictionary);
        Pickle order = new Pickle().text("](");
        for (String key : keys) {
            order.string(key);
        }
        front.writeBytes(order.text("e").end());
        return front.toByteArray();
    }

    public static byte[] little(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static byte[] dictionary(List<Vgg19Weights.Layer> layers, String function) {
        Pickle pickle = new Pickle().global("collections", "OrderedDict").text(")R(");
        for (Vgg19Weights.Layer layer : layers) {
            var convolution = layer.convolution();
            int[] shape = {convolution.outputs(), convolution.inputs(), 3, 3};
            pickle.string(convolution.kernel()).tensor(function, convolution.kernel(), layer.kernel().length, shape);
            int[] outputs = {convolution.outputs()};
            pickle.string(convolution.bias()).tensor(function, convolution.bias(), layer.bias().length, outputs);
        }
        pickle.string("classifier.0.weight").tensor(function, "rest", REST, new int[] {2, REST / 2});
        return pickle.text("u").end();
    }

    private static Map<String, byte[]> storages(List<Vgg19Weights.Layer> layers) {
        Map<String, byte[]> storages = new LinkedHashMap<>();
        storages.put("rest", new byte[4 * REST]);
        for (Vgg19Weights.Layer layer : layers) {
            storages.put(layer.convolution().kernel(), little(layer.kernel()));
            storages.put(layer.convolution().bias(), little(layer.bias()));
        }
        return storages;
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
