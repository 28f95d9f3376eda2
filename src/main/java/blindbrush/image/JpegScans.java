package blindbrush.image;

/**
 * The scans of a JPEG. A progressive one of a few megabytes may ask the decoder to work through the whole picture a
 * hundred thousand times; honest encoders write about ten scans.
 */
final class JpegScans {

    private static final int MAX_SCANS = 100;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private JpegScans() {}

    /** @throws UnreadablePictureException if there are more scans than an honest encoder writes */
    static void check(byte[] jpeg) {
        int scans = 0;
        int position = 0;
        while (position + 1 < jpeg.length) {
            int marker = (jpeg[position] & 0xff) == 0xff ? jpeg[position + 1] & 0xff : 0;
            if (marker == END_OF_IMAGE) {
                return;
            }
            if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
                throw UnreadablePictureException.damaged(new IllegalArgumentException("Too many scans"));
            }
            position += hasContent(marker) ? 2 + length(jpeg, position + 2) : 1;
        }
    }

    /** Application data and comments may hold any bytes, such as a preview with scans of its own: step over them. */
    private static boolean hasContent(int marker) {
        return (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;
    }

    private static int length(byte[] jpeg, int position) {
        if (position + 1 >= jpeg.length) {
            return 0;
        }
        return ((jpeg[position] & 0xff) << 8) | (jpeg[position + 1] & 0xff);
    }
}
