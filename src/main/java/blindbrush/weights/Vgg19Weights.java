package blindbrush.weights;

import blindbrush.weights.file.ByteRanges;
import blindbrush.weights.file.FileBytes;
import blindbrush.weights.file.SafetensorsWriter;
import blindbrush.weights.file.Sha256;
import blindbrush.weights.file.StateDictionary;
import blindbrush.weights.file.UnusableWeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The convolutions of VGG-19, or of its first layers, as read from a file.
 *
 * @param layers from conv1_1 on without a gap, at least one
 * @param preprocessing what the weights expect of a picture
 * @param origin whose numbers they are
 * @param sha256 of the file, in hex
 */
public record Vgg19Weights(List<Layer> layers, Preprocessing preprocessing, WeightsOrigin origin, String sha256) {

    /** One convolution's kernel [outputs, inputs, 3, 3] and bias [outputs]. */
    @SuppressWarnings("ArrayRecordComponent") // carried from the file to the device, never compared
    public record Layer(Vgg19Layout.Convolution convolution, float[] kernel, float[] bias) {

        private SafetensorsWriter.NamedTensor kernelTensor() {
            List<Integer> shape = List.of(convolution.outputs(), convolution.inputs(), 3, 3);
            return new SafetensorsWriter.NamedTensor(convolution.kernel(), shape, kernel);
        }

        private SafetensorsWriter.NamedTensor biasTensor() {
            return new SafetensorsWriter.NamedTensor(convolution.bias(), List.of(convolution.outputs()), bias);
        }
    }

    /** As {@link #read(Path, Optional)}, where nobody states the preprocessing. */
    public static Vgg19Weights read(Path path) {
        return read(path, Optional.empty());
    }

    /**
     * Reads as many layers as the file has, with torchvision's names ({@code features.0.weight}), from a safetensors
     * file or a state dictionary of PyTorch. Only the convolutions are read, so a file may be large.
     *
     * @param stated the preprocessing, if somebody knows it; else the file's metadata say it, else its numbers if they
     *     are Oxford's or torchvision's
     * @throws UnusableWeightsException with one line that names the file and what is wrong with it
     */
    public static Vgg19Weights read(Path path, Optional<Preprocessing> stated) {
        try (ByteRanges file = new FileBytes(path)) {
            return in(StateDictionary.in(file), stated, Sha256.of(path));
        } catch (UnusableWeightsException unusable) {
            throw new UnusableWeightsException(
                    "the weights file %s is unusable: %s".formatted(path, unusable.getMessage()), unusable);
        }
    }

    /** From a file that is open already; the hash may be empty if it is not all at hand. */
    public static Vgg19Weights in(StateDictionary file, Optional<Preprocessing> stated, String sha256) {
        Vgg19Layout.requireNoOther(file);
        List<Layer> layers = layers(file);
        WeightsOrigin origin = WeightsOrigin.of(layers, file.metadata(), sha256);
        Preprocessing preprocessing = Labels.preprocessing(stated, origin);
        Labels.requireFitting(layers.get(0).kernel(), preprocessing, origin);
        return new Vgg19Weights(layers, preprocessing, origin, sha256);
    }

    /**
     * Writes a safetensors file that says what it holds; under another name first, so that nobody ever sees half of it.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; what was there before is then untouched
     */
    public void write(Path path) {
        WeightsOrigin said = origin.with(Map.of(WeightsOrigin.PREPROCESSING, preprocessing.words()));
        List<SafetensorsWriter.NamedTensor> tensors = layers.stream()
                .flatMap(layer -> Stream.of(layer.kernelTensor(), layer.biasTensor()))
                .toList();
        SafetensorsWriter.write(tensors, said.metadata(), path);
    }

    /**
     * The same network with its filters rescaled.
     *
     * @param rescaled as many layers as this has
     * @param words over what they were normalised, for the file's metadata
     */
    public Vgg19Weights normalized(List<Layer> rescaled, String words) {
        Map<String, String> said = Map.of(
                WeightsOrigin.NORMALIZED,
                words,
                WeightsOrigin.NORMALIZED_FROM,
                origin.identity().name());
        WeightsOrigin now = new WeightsOrigin(
                WeightsOrigin.Identity.UNKNOWN, 0, origin.with(said).metadata());
        return new Vgg19Weights(List.copyOf(rescaled), preprocessing, now, sha256);
    }

    /** The same, with more said about where it comes from. */
    public Vgg19Weights with(Map<String, String> metadata) {
        return new Vgg19Weights(layers, preprocessing, origin.with(metadata), sha256);
    }

    /** The name of the last convolution, such as {@code conv5_1}. */
    public String deepest() {
        return layers.get(layers.size() - 1).convolution().name();
    }

    private static List<Layer> layers(StateDictionary file) {
        List<Layer> layers = new ArrayList<>();
        for (Vgg19Layout.Convolution convolution : Vgg19Layout.ALL) {
            if (!layers.isEmpty() && !file.has(convolution.kernel())) {
                break;
            }
            layers.add(layer(file, convolution));
        }
        return List.copyOf(layers);
    }

    private static Layer layer(StateDictionary file, Vgg19Layout.Convolution convolution) {
        float[] kernel = file.floats(convolution.kernel(), convolution.outputs(), convolution.inputs(), 3, 3);
        return new Layer(convolution, kernel, file.floats(convolution.bias(), convolution.outputs()));
    }
}
