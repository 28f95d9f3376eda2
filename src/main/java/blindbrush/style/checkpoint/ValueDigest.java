package blindbrush.style.checkpoint;

import blindbrush.network.RgbPlanes;
import java.awt.image.BufferedImage;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 of a value: of a record by its components, of a picture by its pixels. A setting that is added to a record is
 * therefore in the hash without anybody thinking of it; one of a kind that is not known here is refused, not left out.
 */
final class ValueDigest {

    private final MessageDigest digest = DigestUtils.getSha256Digest();

    private ValueDigest() {}

    /** In hex. */
    static String of(Object value) {
        ValueDigest whole = new ValueDigest();
        whole.add(value);
        return Hex.encodeHexString(whole.digest.digest());
    }

    /** A record's component, whoever may see it. */
    static Object part(Record whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible); // a record's accessors are there, and plain
        }
    }

    private void add(Object value) {
        if (value instanceof BufferedImage image) {
            add(image);
        } else if (value instanceof RgbPlanes planes) {
            add(planes);
        } else if (value instanceof Record whole) {
            add(whole);
        } else if (value instanceof List<?> list) {
            add("list of " + list.size());
            list.forEach(this::add);
        } else if (value instanceof Optional<?> optional) {
            add("optional");
            optional.ifPresent(this::add);
        } else {
            addPlain(value);
        }
    }

    private void addPlain(Object value) {
        if (value instanceof Enum<?> constant) {
            add(constant.name());
        } else if (value instanceof Number || value instanceof Boolean || value instanceof String) {
            add(value.toString());
        } else {
            throw new IllegalStateException("no hash for a value of " + value.getClass());
        }
    }

    private void add(Record whole) {
        add(whole.getClass().getSimpleName());
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            add(component.getName());
            add(part(whole, component));
        }
    }

    private void add(BufferedImage image) {
        add("image %d × %d".formatted(image.getWidth(), image.getHeight()));
        int[] row = new int[image.getWidth()];
        ByteBuffer bytes = ByteBuffer.allocate(4 * row.length);
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            bytes.asIntBuffer().put(row);
            digest.update(bytes.array());
        }
    }

    private void add(RgbPlanes planes) {
        add("planes %d × %d".formatted(planes.width(), planes.height()));
        ByteBuffer bytes = ByteBuffer.allocate(4 * planes.values().length);
        bytes.asFloatBuffer().put(planes.values());
        digest.update(bytes.array());
    }

    /** With its length, so that two texts are not one. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
