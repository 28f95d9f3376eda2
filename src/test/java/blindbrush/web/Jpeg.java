package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A JPEG file taken apart.
 *
 * @param layout every segment before the pixels in hexadecimal digits, the picture's size left out: tables, subsampling and all
 * @param after what follows the end of the picture
 */
public record Jpeg(int width, int height, String layout, String after) {

    private static final int START_OF_FRAME = 0xc0;
    private static final int START_OF_SCAN = 0xda;

    /** Application data but JFIF's own, and comments: what could say where a picture comes from. */
    private static final List<String> TELLING =
            List.of("e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "ea", "eb", "ec", "ed", "ee", "ef", "fe");

    public static Jpeg of(byte[] file) {
        assertThat(HexFormat.of().formatHex(file, 0, 2)).isEqualTo("ffd8");
        List<String> segments = new ArrayList<>();
        int width = 0;
        int height = 0;
        int at = 2;
        int marker;
        do {
            marker = unsigned(file, at + 1, 1);
            int length = unsigned(file, at + 2, 2);
            byte[] segment = Arrays.copyOfRange(file, at + 1, at + 2 + length);
            if (marker == START_OF_FRAME) {
                height = unsigned(segment, 4, 2);
                width = unsigned(segment, 6, 2);
                Arrays.fill(segment, 4, 8, (byte) 0);
            }
            segments.add(HexFormat.of().formatHex(segment));
            at += 2 + length;
        } while (marker != START_OF_SCAN);
        return new Jpeg(width, height, String.join(" ", segments), after(file, at));
    }

    /** It carries nothing but what every JPEG needs. */
    void assertSilent() {
        assertThat(layout.split(" "))
                .allSatisfy(segment -> assertThat(TELLING).doesNotContain(segment.substring(0, 2)));
        assertThat(after).matches("(00)*");
    }

    private static String after(byte[] file, int scan) {
        String rest = new String(file, scan, file.length - scan, StandardCharsets.ISO_8859_1);
        int end = rest.indexOf("\u00ff\u00d9");
        assertThat(end).isPositive();
        return HexFormat.of().formatHex(rest.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int unsigned(byte[] bytes, int at, int count) {
        int value = 0;
        for (int index = 0; index < count; index++) {
            value = value << 8 | (bytes[at + index] & 0xff);
        }
        return value;
    }
}
