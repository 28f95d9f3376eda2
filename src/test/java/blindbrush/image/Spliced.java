package blindbrush.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Puts metadata into files, byte by byte. */
final class Spliced {

    private static final byte[] EXIF_PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Spliced() {}

    /** An EXIF block that holds an orientation and nothing else. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    /** An EXIF block whose orientation is a text. */
    static byte[] exifOfText(String orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 2)
                .putInt(orientation.length() + 1)
                .put(orientation.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    static byte[] jpegWithExif(byte[] jpeg, byte[] exif) {
        return insert(jpeg, 2, jpegSegment(0xe1, concat(EXIF_PREAMBLE, exif)));
    }

    static byte[] jpegWithProfile(byte[] jpeg, byte[] profile) {
        byte[] preamble = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        return insert(jpeg, 2, jpegSegment(0xe2, concat(preamble, profile)));
    }

    static byte[] jpegSegment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /** The chunk stands right after the header. */
    static byte[] pngWith(byte[] png, String type, byte[] content) {
        return insert(png, 33, pngChunk(type, content));
    }

    static byte[] pngWithProfile(byte[] png, byte[] profile) {
        return pngWith(png, "iCCP", concat("name\0\0".getBytes(StandardCharsets.US_ASCII), deflate(profile)));
    }

    static byte[] pngChunk(String type, byte[] content) {
        byte[] typed = concat(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A simple WebP of 48 × 32 or another size put into the extended format with one more chunk. */
    static byte[] webpWith(byte[] webp, int width, int height, int flags, String type, byte[] content) {
        byte[] image = Arrays.copyOfRange(webp, 12, webp.length);
        byte[] size = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(flags)
                .putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0)
                .array();
        boolean first = type.equals("ICCP");
        byte[] chunk = webpChunk(type, content);
        byte[] rest = first ? concat(chunk, image) : concat(image, chunk);
        byte[] body = concat("WEBP".getBytes(StandardCharsets.US_ASCII), concat(webpChunk("VP8X", size), rest));
        return webpChunk("RIFF", body);
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] compressed = new byte[content.length + 100];
        int length = deflater.deflate(compressed);
        deflater.end();
        return Arrays.copyOf(compressed, length);
    }

    static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    static byte[] insert(byte[] file, int position, byte[] part) {
        return concat(concat(Arrays.copyOf(file, position), part), Arrays.copyOfRange(file, position, file.length));
    }

    private static byte[] webpChunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
