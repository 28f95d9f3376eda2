package blindbrush.image;

/**
 * The segments of a JPEG, walked by their lengths as a decoder walks them. A progressive one of a few megabytes may ask the decoder to
 * work through the whole picture a hundred thousand times; honest encoders write about ten scans.
 */
final class JpegScans {

    private static final int MAX_SCANS = 100;
    /** A picture of the largest size in sixteen scans; honest decoders need some 5 ns for each. */
    private static final long MAX_PIXELS_IN_ALL_SCANS = 16 * 60_000_000L;
    /** Segments of the largest profiles and previews count in the hundreds. */
    private static final int MAX_SEGMENTS = 5000;

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private final byte[] jpeg;
    private int position;
    private int segments;
    private int scans;
    private long pixels;

    private JpegScans(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    /** @throws UnreadablePictureException if there are more scans, or more segments, than an honest encoder writes */
    static void check(byte[] jpeg) {
        new JpegScans(jpeg).walk();
    }

    /** Whether the decoder has to keep the whole picture's coefficients: it comes in several scans. */
    static boolean areSeveral(byte[] jpeg) {
        JpegScans found = new JpegScans(jpeg);
        found.walk();
        return found.scans > 1;
    }

    private void walk() {
        for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
            if (++segments > MAX_SEGMENTS) {
                throw refused("Too many segments");
            }
            if (isFrame(marker)) {
                pixels = Math.max(pixels, (long) number(position + 3) * number(position + 5));
            }
            if (marker == START_OF_SCAN) {
                count();
            }
            position += hasContent(marker) ? Math.max(2, number(position)) : 0;
        }
    }

    /** Steps behind the next marker: past pixel data, in which 0xff is followed by 0, and whatever else is none. */
    private int nextMarker() {
        while (position + 1 < jpeg.length) {
            int code = jpeg[position] == (byte) 0xff ? jpeg[position + 1] & 0xff : 0;
            if (code == 0 || code == 0xff || isRestart(code)) {
                position++;
            } else {
                position += 2;
                return code;
            }
        }
        return END_OF_IMAGE;
    }

    private void count() {
        if (++scans > MAX_SCANS || scans * pixels > MAX_PIXELS_IN_ALL_SCANS) {
            throw refused("Too many scans");
        }
    }

    private int number(int at) {
        return at + 1 < jpeg.length ? ((jpeg[at] & 0xff) << 8) | (jpeg[at + 1] & 0xff) : 0;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    /** All but the start of the image and the temporary marker. */
    private static boolean hasContent(int marker) {
        return marker != 0xd8 && marker != 0x01;
    }

    private static UnreadablePictureException refused(String why) {
        return UnreadablePictureException.damaged(new IllegalArgumentException(why));
    }
}
