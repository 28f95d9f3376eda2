package blindbrush.image;

import java.util.HexFormat;

/**
 * What a JPEG file tells beside its pixels: the segments it consists of, in order, and its quantisation tables.
 *
 * @param segments marker codes in hexadecimal, up to the first scan's
 * @param quantization the tables' contents in hexadecimal
 */
public record JpegTables(String segments, String quantization) {

    private static final int QUANTIZATION = 0xdb;
    private static final int SCAN = 0xda;

    /**
     * Of the bytes of a file.
     *
     * @throws IllegalArgumentException if they are not those of a JPEG file
     */
    public static JpegTables of(byte[] jpeg) {
        StringBuilder segments = new StringBuilder();
        StringBuilder tables = new StringBuilder();
        int at = 2;
        while (at + 3 < jpeg.length && jpeg[at] == (byte) 0xff) {
            int marker = jpeg[at + 1] & 255;
            int length = ((jpeg[at + 2] & 255) << 8) + (jpeg[at + 3] & 255);
            segments.append(HexFormat.of().toHexDigits((byte) marker));
            if (marker == SCAN) {
                return new JpegTables(segments.toString(), tables.toString());
            }
            if (marker == QUANTIZATION) {
                tables.append(HexFormat.of().formatHex(jpeg, at + 4, Math.min(jpeg.length, at + 2 + length)));
            }
            at += 2 + length;
        }
        throw new IllegalArgumentException("these are not the bytes of a JPEG file");
    }
}
