package blindbrush.weights.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 of weights, in hex. */
public final class Sha256 {

    private Sha256() {}

    /**
     * That of a file, as 64 hexadecimal digits.
     *
     * @throws UnusableWeightsException if the file cannot be read
     */
    public static String of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException unreadable) {
            throw new UnusableWeightsException("it cannot be read", unreadable);
        }
    }

    /** Of the numbers' little-endian bytes. */
    public static String of(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return DigestUtils.sha256Hex(bytes.array());
    }
}
