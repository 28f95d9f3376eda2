package blindbrush.web;

import blindbrush.testing.Walls;
import blindbrush.web.Guest.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files as curators bring them, good and bad. */
public final class PictureFiles {

    private static final AtomicInteger NEXT = new AtomicInteger(7000);

    private PictureFiles() {}

    /** One that no test brought before. */
    public static Upload fresh(String name) {
        return new Upload(name, image("png", NEXT.incrementAndGet(), 720, 540));
    }

    public static Upload sized(String name, int width, int height) {
        return new Upload(name, image("png", NEXT.incrementAndGet(), width, height));
    }

    static Upload gif(String name) {
        return new Upload(name, image("gif", 1, 720, 540));
    }

    static Upload text(String name) {
        return new Upload(name, "I am no picture.".getBytes(StandardCharsets.UTF_8));
    }

    static Upload truncated(String name, String format) {
        byte[] whole = image(format, NEXT.incrementAndGet(), 720, 540);
        return new Upload(name, Arrays.copyOf(whole, whole.length / 2));
    }

    /** A good picture with so much after its end that the file is too large. */
    static Upload tooLarge(String name) {
        return new Upload(name, Arrays.copyOf(image("jpg", 2, 720, 540), 32_000_000));
    }

    /** A few bytes whose header promises ten thousand million pixels. */
    static Upload bomb(String name) {
        byte[] png = image("png", 3, 64, 64);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return new Upload(name, png);
    }

    private static byte[] image(String format, int seed, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Walls.drawn(seed, width, height), format, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
