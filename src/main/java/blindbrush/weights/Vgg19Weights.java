package blindbrush.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The convolutions of VGG-19, or of its first layers, as read from a file.
 *
 * @param layers from conv1_1 on without a gap, at least one
 * @param preprocessing what the weights expect of a picture
 * @param sha256 of the file, in hex
 */
public record Vgg19Weights(List<Layer> layers, Preprocessing preprocessing, String sha256) {

    /** One convolution's kernel [outputs, inputs, 3, 3] and bias [outputs]. */
    @SuppressWarnings("ArrayRecordComponent") // carried from the file to the device, never compared
    public record Layer(Vgg19Layout.Convolution convolution, float[] kernel, float[] bias) {}

    /**
     * Reads as many layers as the file has, with torchvision's names ({@code features.0.weight}).
     *
     * @throws UnusableWeightsException with one line that names the file and what is wrong with it
     */
    public static Vgg19Weights read(Path path) {
        try (Safetensors file = new Safetensors(path)) {
            Preprocessing preprocessing = Preprocessing.named(file.metadata("preprocessing")
                    .orElseThrow(() -> new UnusableWeightsException(
                            "its metadata does not say which preprocessing it wants, caffe or torchvision")));
            return new Vgg19Weights(layers(file), preprocessing, sha256(path));
        } catch (UnusableWeightsException unusable) {
            throw new UnusableWeightsException(
                    "the weights file %s is unusable: %s".formatted(path, unusable.getMessage()), unusable);
        }
    }

    private static List<Layer> layers(Safetensors file) {
        List<Layer> layers = new ArrayList<>();
        for (Vgg19Layout.Convolution convolution : Vgg19Layout.ALL) {
            if (!layers.isEmpty() && !file.has(convolution.parameter() + ".weight")) {
                break;
            }
            layers.add(layer(file, convolution));
        }
        return List.copyOf(layers);
    }

    private static Layer layer(Safetensors file, Vgg19Layout.Convolution convolution) {
        float[] kernel =
                file.floats(convolution.parameter() + ".weight", convolution.outputs(), convolution.inputs(), 3, 3);
        return new Layer(convolution, kernel, file.floats(convolution.parameter() + ".bias", convolution.outputs()));
    }

    private static String sha256(Path path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UnusableWeightsException("it cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
