package blindbrush.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files made to cost a server time or memory. */
class HostilePictureTest {

    /** None of these files is ever decoded to its end; a busy machine may take its time to refuse one. */
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void scans_behind_an_end_mark_that_stands_inside_a_table_are_counted() {
        byte[] bomb = endlessScans(1);
        bomb = Spliced.insert(bomb, 2, Spliced.jpegSegment(0xdb, tableThatHoldsAnEndMark()));
        refusedSoon(bomb, "Too many scans");
    }

    @Test
    void scans_are_counted_by_how_many_pixels_they_go_over() {
        byte[] scan = Spliced.jpegSegment(0xda, new byte[] {1, 1, 0, 1, 63, 0});
        refusedSoon(Spliced.concat(frame(9000, 6000), repeated(scan, 20)), "Too many scans");
        assertThat(PictureReader.read(UnreadablePictureTest.progressiveJpeg()).getWidth())
                .isEqualTo(200);
    }

    @Test
    void a_million_empty_segments_are_refused() {
        byte[] comments = repeated(Spliced.jpegSegment(0xfe, new byte[0]), 1_000_000);
        refusedSoon(Spliced.insert(ImageNormalizer.encode(Drawn.quarters()), 2, comments), "Too many segments");
    }

    @Test
    void a_chunk_that_says_it_has_two_gigabytes_is_a_refusal() {
        byte[] png = Drawn.png(Drawn.quarters());
        ByteBuffer.wrap(png)
                .putInt(33, Integer.MAX_VALUE)
                .put(37, "eXIf".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refusedSoon(png, null);
    }

    @Test
    void a_decoder_is_stopped_at_its_deadline_or_when_nobody_waits_any_more() {
        byte[] png = Drawn.png(noise(400, 300));
        byte[] jpeg = ImageNormalizer.encode(noise(400, 300));
        for (byte[] file : new byte[][] {png, jpeg, Drawn.WEBP_LOSSY}) {
            Deadline passed = Deadline.in(Duration.ofMillis(-1), () -> false);
            assertThatThrownBy(() -> PictureReader.readWithin(file, 1_000_000, passed))
                    .isInstanceOf(UnreadablePictureException.class)
                    .hasMessageContaining("longer than a minute");
            Deadline left = Deadline.usualUnless(() -> true);
            assertThatThrownBy(() -> PictureReader.readWithin(file, 1_000_000, left))
                    .isInstanceOf(UnreadablePictureException.class)
                    .hasMessageContaining("Nobody waited");
        }
    }

    @Test
    void a_large_picture_is_made_smaller_as_it_is_read_in_its_colours() {
        BufferedImage picture = Drawn.shapes(3000, 2000, 4);
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        for (byte[] file : new byte[][] {Drawn.png(picture), Spliced.pngWithProfile(Drawn.png(picture), linear)}) {
            BufferedImage small = PictureReader.readWithin(file, 300_000, Deadline.usual());
            BufferedImage whole = PictureReader.read(file);
            assertThat((long) small.getWidth() * small.getHeight()).isBetween(295_000L, 300_000L);
            double error = 0;
            for (int i = 0; i < 1000; i++) {
                int x = 3 + 13 * i % (small.getWidth() - 6);
                int y = 3 + 7 * i % (small.getHeight() - 6);
                error += Math.abs((small.getRGB(x, y) >> 8 & 255)
                        - (whole.getRGB(x * 3000 / small.getWidth() + 2, y * 2000 / small.getHeight() + 2) >> 8 & 255));
            }
            assertThat(error / 1000).as("mean difference in green").isLessThan(4);
        }
    }

    /** A small file of 60,000 scans over a large picture: about what 615 kB hold. */
    private static byte[] endlessScans(int component) {
        byte[] jpeg = UnreadablePictureTest.progressiveJpeg();
        byte[] scan = Spliced.jpegSegment(0xda, new byte[] {1, (byte) component, 0, 1, 63, 0});
        byte[] large = jpeg.clone();
        for (int at = 2; ; at += 2 + ((large[at + 2] & 255) << 8 | (large[at + 3] & 255))) {
            if (large[at + 1] == (byte) 0xc2) {
                ByteBuffer.wrap(large).putShort(at + 5, (short) 6000).putShort(at + 7, (short) 9000);
                break;
            }
        }
        return Spliced.insert(large, large.length - 2, repeated(scan, 60_000));
    }

    private static byte[] tableThatHoldsAnEndMark() {
        byte[] table = new byte[65];
        Arrays.fill(table, (byte) 1);
        table[0] = 3; // a table that no component uses
        table[10] = (byte) 0xff;
        table[11] = (byte) 0xd9;
        return table;
    }

    private static byte[] frame(int width, int height) {
        byte[] frame = ByteBuffer.allocate(9)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {1, 1, 0x11, 0})
                .array();
        return Spliced.concat(new byte[] {(byte) 0xff, (byte) 0xd8}, Spliced.jpegSegment(0xc2, frame));
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(
                0, 0, width, height, new Random(1).ints((long) width * height).toArray(), 0, width);
        return picture;
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(part.length * times);
        for (int i = 0; i < times; i++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** @param cause the innermost reason, or null where any will do */
    private static void refusedSoon(byte[] file, String cause) {
        assertTimeoutPreemptively(SOON, () -> {
            var refusal =
                    assertThatThrownBy(() -> PictureReader.read(file)).isInstanceOf(UnreadablePictureException.class);
            if (cause != null) {
                refusal.hasRootCauseMessage(cause);
            }
        });
    }
}
