package blindbrush.testing;

import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Layout.Convolution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A weights file with VGG-19's shapes and made-up numbers. */
public final class SyntheticWeightsFile {

    private SyntheticWeightsFile() {}

    /** The first so many convolutions. */
    public static Path upTo(int convolutions, Path file) throws IOException {
        List<String> entries = new ArrayList<>(List.of("\"__metadata__\": {\"preprocessing\": \"caffe\"}"));
        ByteBuffer data = ByteBuffer.allocate(16 << 20).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(1);
        for (Convolution convolution : Vgg19Layout.ALL.subList(0, convolutions)) {
            int numbers = 9 * convolution.inputs() * convolution.outputs();
            int begin = data.position();
            for (int i = 0; i < numbers; i++) {
                data.putFloat((float) (random.nextGaussian() * Math.sqrt(2.0 / (9 * convolution.inputs()))));
            }
            entries.add("\"%s.weight\": {\"dtype\": \"F32\", \"shape\": [%d, %d, 3, 3], \"data_offsets\": [%d, %d]}"
                    .formatted(
                            convolution.parameter(),
                            convolution.outputs(),
                            convolution.inputs(),
                            begin,
                            data.position()));
            begin = data.position();
            data.put(new byte[4 * convolution.outputs()]);
            entries.add("\"%s.bias\": {\"dtype\": \"F32\", \"shape\": [%d], \"data_offsets\": [%d, %d]}"
                    .formatted(convolution.parameter(), convolution.outputs(), begin, data.position()));
        }
        byte[] header = ("{" + String.join(", ", entries) + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length + data.position()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).put(data.flip());
        return Files.write(file, bytes.array());
    }
}
