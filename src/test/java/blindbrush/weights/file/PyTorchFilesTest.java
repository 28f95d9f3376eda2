package blindbrush.weights.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.weights.MadeUp;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchFilesTest {

    private static final Optional<Preprocessing> CAFFE = Optional.of(Preprocessing.CAFFE);
    private static final int[] CONV1_1 = {64, 3, 3, 3};
    private static final int[] OUTPUTS = {64};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"torch-zip.pth", "torch-stream.pth", "torch-zip-strided.pth", "torch-stream-strided.pth"})
    void what_torch_save_wrote_is_read(String name) throws URISyntaxException {
        Path file = Path.of(
                Objects.requireNonNull(PyTorchFilesTest.class.getResource(name)).toURI());

        Vgg19Weights weights = Vgg19Weights.read(file, CAFFE);

        assertThat(weights.layers()).hasSize(1);
        assertThat(weights.layers().get(0).kernel()).containsExactly(MadeUp.byFormula(1728));
        assertThat(weights.layers().get(0).bias()).containsExactly(MadeUp.byFormula(64));
        assertThat(weights.origin().identity()).isEqualTo(WeightsOrigin.Identity.UNKNOWN);
    }

    @Test
    void both_containers_hold_what_safetensors_holds() {
        Vgg19Weights made = MadeUp.weights(3);

        assertSame(Vgg19Weights.read(TorchFiles.stream(file(), made.layers()), CAFFE), made);
        assertSame(Vgg19Weights.read(TorchFiles.zip(file(), made.layers(), "any name/", false), CAFFE), made);
        assertSame(Vgg19Weights.read(TorchFiles.zip(file(), made.layers(), "", true), CAFFE), made);
        made.write(file());
        assertSame(Vgg19Weights.read(file()), made);
    }

    @Test
    void a_dictionary_as_python_2_pickled_it_is_read() {
        Pickle pickle = new Pickle().global("collections", "OrderedDict").text("](");
        pickle.text("](U")
                .raw(17)
                .text("features.0.weight")
                .tensor("_rebuild_tensor", "a", 1728, CONV1_1)
                .text("e");
        pickle.text("](U")
                .raw(15)
                .text("features.0.bias")
                .tensor("_rebuild_tensor", "b", 64, OUTPUTS)
                .text("e");
        byte[] dictionary = pickle.text("e").raw(0x85).text("R").end(); // pairs in a list in a tuple of one
        Map<String, byte[]> storages = new LinkedHashMap<>();
        storages.put("b", TorchFiles.little(MadeUp.byFormula(64)));
        storages.put("a", TorchFiles.little(MadeUp.byFormula(1728)));

        Vgg19Weights weights = Vgg19Weights.read(TorchFiles.stream(file(), dictionary, storages), CAFFE);

        assertThat(weights.layers().get(0).kernel()).containsExactly(MadeUp.byFormula(1728));
        assertThat(weights.layers().get(0).bias()).containsExactly(MadeUp.byFormula(64));
    }

    @Test
    void a_name_that_no_state_dictionary_needs_is_refused_before_anything_is_made() {
        assertNameRefused("os", "system");
        assertNameRefused("posix", "system");
        assertNameRefused("builtins", "eval");
        assertNameRefused("__builtin__", "getattr");
        assertNameRefused("builtins", "ValueError");
        assertNameRefused("exceptions", "Exception");
        assertNameRefused("datetime", "datetime");
        assertNameRefused("decimal", "Decimal");
        assertNameRefused("operator", "attrgetter");
        assertNameRefused("copy_reg", "_reconstructor");
        assertNameRefused("builtins", "bytearray");
        assertNameRefused("_codecs", "encode");
        assertNameRefused("array", "array");
        assertNameRefused("torch", "load");
        assertNameRefused("torch._utils", "_rebuild_parameter");
    }

    @Test
    void the_other_ways_to_name_or_make_something_are_refused() {
        assertRefused(new Pickle().string("os").string("system").raw(0x93).end(), "wants os.system");
        assertRefused(new Pickle().text("(S'ls'\nios\nsystem\n").end(), "instruction 0x53");
        assertRefused(new Pickle().text("(ios\nsystem\n").end(), "instruction 0x69");
        assertRefused(
                new Pickle()
                        .text("(")
                        .global("collections", "OrderedDict")
                        .text("o")
                        .end(),
                "0x6f");
        assertRefused(
                new Pickle()
                        .global("collections", "OrderedDict")
                        .text(")")
                        .raw(0x81)
                        .end(),
                "0x81");
        assertRefused(new Pickle().raw(0x82, 1).end(), "instruction 0x82");
        assertRefused(new Pickle().string("os\nsystem").string("x\ny").raw(0x93).end(), "wants os?system.x?y");
    }

    @Test
    void pickles_that_are_bombs_are_refused() {
        assertRefused(
                new Pickle().text("X").raw(0xff, 0xff, 0xff, 0x7f).text("…").end(), "malformed");
        assertRefused(
                new Pickle().text("T").raw(0xff, 0xff, 0xff, 0xff).text("…").end(), "malformed");
        assertRefused(new Pickle().raw(0x8b, 0xff, 0xff, 0xff, 0x7f).end(), "instruction 0x8b");
        // A dictionary that is a key of itself.
        assertRefused(new Pickle().text("}q").raw(0).text("h").raw(0).text("Ns").end(), "malformed");
        assertRefused(new Pickle().text("}").text("(").text("u").text("0").end(), "instruction 0x30");
        assertRefused(new Pickle().text("R").end(), "malformed");
        assertRefused(new Pickle().end(), "malformed");
        assertRefused(new Pickle().global("torch", "FloatStorage").text(")R").end(), "malformed");
    }

    @Test
    void storages_that_lie_elsewhere_or_are_too_small_are_refused() {
        byte[] dictionary = conv1("_rebuild_tensor_v2", 1728);
        assertStreamRefused(dictionary, Map.of("b", new byte[4]), "belongs to no tensor");
        assertStreamRefused(dictionary, Map.of("a", TorchFiles.little(new float[2000])), "do not lie where");
        assertStreamRefused(dictionary, Map.of(), "order of its storages is incomplete");
        assertStreamRefused(conv1("_rebuild_tensor_v2", 9), Map.of("a", new byte[36]), "strides");
        assertZipRefused(dictionary, Map.of(), "part data/a is missing");
        assertZipRefused(dictionary, Map.of("a", new byte[36]), "not as large");
    }

    @Test
    void other_types_shapes_and_things_are_refused() {
        byte[] half = new String(conv1("_rebuild_tensor_v2", 1728), StandardCharsets.ISO_8859_1)
                .replace("FloatStorage", "HalfStorage")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(half, "type torch.HalfStorage");
        byte[] flat = new Pickle()
                .text("}")
                .string("features.0.weight")
                .tensor("_rebuild_tensor_v2", "a", 1728, new int[] {64, 27})
                .text("s")
                .end();
        assertRefused(flat, "has shape [64, 27]");
        assertZipRefused(new Pickle().text("]").end(), Map.of(), "no state dictionary");
        assertZipRefused(new Pickle().text("}").end(), Map.of(), "no tensor features.0.weight");
    }

    @Test
    void truncated_files_are_refused() throws IOException {
        byte[] stream = Files.readAllBytes(TorchFiles.stream(file(), MadeUp.layers(1)));
        byte[] zip = Files.readAllBytes(TorchFiles.zip(file(), MadeUp.layers(1), "a/", false));
        for (int part = 1; part < 20; part++) {
            Files.write(file(), Arrays.copyOf(stream, stream.length * part / 20));
            assertThatThrownBy(() -> Vgg19Weights.read(file(), CAFFE)).isInstanceOf(UnusableWeightsException.class);
            Files.write(file(), Arrays.copyOf(zip, zip.length * part / 20));
            assertThatThrownBy(() -> Vgg19Weights.read(file(), CAFFE)).hasMessageContaining("truncated");
        }
    }

    @Test
    void damaged_files_are_refused_or_read_but_never_anything_else() throws IOException {
        byte[] zip = Files.readAllBytes(TorchFiles.zip(file(), MadeUp.layers(1), "a/", true));
        byte[] stream = Files.readAllBytes(TorchFiles.stream(file(), MadeUp.layers(1)));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 600; i++) {
            byte[] damaged = (i % 2 == 0 ? zip : stream).clone();
            int front = i % 3 == 0 ? damaged.length : 1200;
            int at = i % 4 == 0 ? damaged.length - 1 - random.nextInt(500) : random.nextInt(front);
            damaged[at] = (byte) random.nextInt();
            Files.write(file(), damaged);
            try {
                assertThat(Vgg19Weights.read(file(), CAFFE).layers()).isNotEmpty();
            } catch (UnusableWeightsException refused) {
                assertThat(refused.getMessage()).doesNotContain("\n");
            }
        }
    }

    /** The file has holes: its length is not what it occupies. */
    @Test
    void offsets_beyond_2_and_4_gigabytes_do_not_overflow() throws IOException {
        long far = 5L << 30;
        int elements = (int) (far / 4 - 1000);
        byte[] dictionary = new Pickle()
                .text("}(")
                .string("classifier.0.weight")
                .tensor("_rebuild_tensor_v2", "0", elements, new int[] {elements})
                .string("features.0.weight")
                .tensor("_rebuild_tensor_v2", "1", 1728, CONV1_1)
                .string("features.0.bias")
                .tensor("_rebuild_tensor_v2", "2", 64, new int[] {64})
                .text("u")
                .end();
        byte[] front = TorchFiles.front(dictionary, "0", "1", "2");
        try (FileChannel out = FileChannel.open(
                file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            out.write(ByteBuffer.wrap(front));
            long at = front.length + 8 + 4L * elements;
            out.write(counted(MadeUp.byFormula(1728)), at);
            out.write(counted(MadeUp.byFormula(64)), at + 8 + 4 * 1728);
        }
        try (ByteRanges bytes = new FileBytes(file())) {
            StateDictionary dictionaryFarOff = StateDictionary.in(bytes);
            assertThat(dictionaryFarOff.floats("features.0.weight", 64, 3, 3, 3))
                    .containsExactly(MadeUp.byFormula(1728));
            assertThat(dictionaryFarOff.floats("features.0.bias", 64)).containsExactly(MadeUp.byFormula(64));
        }
    }

    private static ByteBuffer counted(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(values.length);
        bytes.asFloatBuffer().put(values);
        return bytes.rewind();
    }

    private static byte[] conv1(String function, int elements) {
        return new Pickle()
                .text("}")
                .string("features.0.weight")
                .tensor(function, "a", elements, CONV1_1)
                .text("s")
                .end();
    }

    private void assertNameRefused(String module, String name) {
        byte[] called = new Pickle()
                .global(module, name)
                .text("(")
                .string("x")
                .text("tR")
                .end();
        assertRefused(called, "wants %s.%s, which".formatted(module, name));
    }

    private void assertRefused(byte[] pickle, String reason) {
        assertStreamRefused(pickle, Map.of("a", new byte[4]), reason);
        assertZipRefused(pickle, Map.of("a", new byte[4]), reason);
    }

    private void assertStreamRefused(byte[] pickle, Map<String, byte[]> storages, String reason) {
        assertRefused(TorchFiles.stream(file(), pickle, storages), reason);
    }

    private void assertZipRefused(byte[] pickle, Map<String, byte[]> storages, String reason) {
        assertRefused(TorchFiles.zip(file(), pickle, storages, "", false), reason);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> Vgg19Weights.read(file, CAFFE))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    private static void assertSame(Vgg19Weights found, Vgg19Weights expected) {
        assertThat(numbers(found)).isEqualTo(numbers(expected));
    }

    private static List<String> numbers(Vgg19Weights weights) {
        return weights.layers().stream()
                .map(layer -> layer.convolution() + Sha256.of(layer.kernel()) + Sha256.of(layer.bias()))
                .toList();
    }

    private Path file() {
        return folder.resolve("weights");
    }
}
