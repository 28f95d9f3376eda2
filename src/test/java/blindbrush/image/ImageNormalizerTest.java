package blindbrush.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNormalizerTest {

    @ParameterizedTest
    @CsvSource({
        "1000,800, 512,384",
        "1000,870, 512,512",
        "870,1000, 512,512",
        "800,1000, 384,512",
        "3000,600, 512,384",
        "600,3000, 384,512",
        "687,515, 512,384",
        "690,685, 511,511",
        "1023,766, 511,383",
        "1372,1029, 1022,767"
    })
    void a_picture_gets_the_nearest_aspect_and_exactly_its_size(
            int width, int height, int shownWidth, int shownHeight) {
        BufferedImage shown = ImageNormalizer.normalize(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), Math.max(shownWidth, shownHeight));
        assertThat(shown.getWidth()).isEqualTo(shownWidth);
        assertThat(shown.getHeight()).isEqualTo(shownHeight);
    }

    @ParameterizedTest
    @CsvSource({"511,383", "512,384", "686,515", "687,514", "515,686", "686,687", "3000,500"})
    void a_picture_that_cannot_be_made_smaller_by_a_quarter_is_refused(int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> ImageNormalizer.normalize(small, 512))
                .isInstanceOf(TooSmallPictureException.class)
                .hasMessageContaining("%d × %d pixels".formatted(width, height))
                .hasMessageContaining("687");
    }

    @ParameterizedTest
    @CsvSource({"687,515", "768,576", "1024,768", "1536,1152", "2000,1500"})
    void a_picture_made_smaller_keeps_its_colours_and_its_places(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, new Color(x * 255 / (width - 1), y * 255 / (height - 1), 200).getRGB());
            }
        }
        BufferedImage shown = ImageNormalizer.normalize(picture, 512);
        for (int[] at : new int[][] {{0, 0}, {100, 50}, {255, 192}, {511, 383}}) {
            Color expected = new Color((at[0] * 2 + 1) * 255 / 1024, (at[1] * 2 + 1) * 255 / 768, 200);
            ColourAssert.assertColour(shown.getRGB(at[0], at[1]), expected.getRGB(), 2);
        }
    }

    @Test
    void whatever_is_large_enough_when_it_is_kept_can_be_shown() {
        var chance = new java.util.SplittableRandom(3);
        int taken = 0;
        for (int i = 0; i < 2000; i++) {
            BufferedImage came =
                    new BufferedImage(1 + chance.nextInt(200), 1 + chance.nextInt(200), BufferedImage.TYPE_INT_RGB);
            BufferedImage kept = ImageNormalizer.within(came, 48 * 48);
            Aspect shape = Aspect.nearest(kept.getWidth(), kept.getHeight());
            if (shape.longEdgeWithin(kept.getWidth(), kept.getHeight()) >= ImageNormalizer.leastMaster(16)) {
                taken++;
                assertThat(ImageNormalizer.normalize(kept, 16)).isNotNull();
            }
        }
        assertThat(taken).isBetween(1000, 2000);
    }

    @Test
    void a_crop_is_the_largest_and_centred() {
        BufferedImage picture = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(100, 0, Color.RED.getRGB());
        BufferedImage square = ImageNormalizer.crop(picture, Aspect.SQUARE);
        assertThat(square.getWidth()).isEqualTo(100);
        assertThat(square.getHeight()).isEqualTo(100);
        assertThat(square.getRGB(0, 0)).isEqualTo(Color.RED.getRGB());
        assertThat(ImageNormalizer.crop(picture, Aspect.LANDSCAPE).getWidth()).isEqualTo(133);
        assertThat(ImageNormalizer.crop(picture, Aspect.PORTRAIT).getWidth()).isEqualTo(75);
    }

    @Test
    void any_size_can_be_cropped_to_any_aspect() {
        for (int width = 1; width < 30; width++) {
            for (int height = 1; height < 30; height++) {
                BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                for (Aspect aspect : Aspect.values()) {
                    BufferedImage cropped = ImageNormalizer.crop(picture, aspect);
                    assertThat(cropped.getWidth() == width || cropped.getHeight() == height)
                            .as("%d × %d to %s", width, height, aspect)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_thumbnail_keeps_the_whole_picture_and_is_never_larger() {
        BufferedImage thumbnail = ImageNormalizer.thumbnail(Drawn.shapes(900, 300, 1), 300);
        assertThat(thumbnail.getWidth()).isEqualTo(300);
        assertThat(thumbnail.getHeight()).isEqualTo(100);
        assertThat(ImageNormalizer.thumbnail(Drawn.quarters(), 300).getWidth()).isEqualTo(48);
    }

    @Test
    void stimuli_of_one_size_share_every_byte_before_the_pixels() {
        byte[] header = beforePixels(ImageNormalizer.encode(Drawn.shapes(512, 384, 1)));
        assertThat(beforePixels(ImageNormalizer.encode(Drawn.shapes(512, 384, 2))))
                .isEqualTo(header);
        assertThat(beforePixels(ImageNormalizer.encode(new BufferedImage(512, 384, BufferedImage.TYPE_BYTE_GRAY))))
                .isEqualTo(header);
        assertThat(beforePixels(ImageNormalizer.encode(new BufferedImage(512, 384, BufferedImage.TYPE_INT_ARGB))))
                .isEqualTo(header);
    }

    @Test
    void a_stimulus_holds_nothing_but_the_picture() {
        byte[] original = Spliced.jpegWithProfile(
                Spliced.jpegWithExif(ImageNormalizer.encode(Drawn.shapes(700, 525, 1)), Spliced.exif(1)),
                new byte[500]);
        byte[] stimulus = ImageNormalizer.encode(ImageNormalizer.normalize(PictureReader.read(original), 512));
        // start, JFIF, two quantisation tables, baseline frame, four Huffman tables, scan
        assertThat(markers(stimulus)).containsExactly("e0", "db", "db", "c0", "c4", "c4", "c4", "c4", "da");
        assertThat(stimulus)
                .startsWith(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0);
    }

    @Test
    void equal_pixels_give_equal_bytes() {
        assertThat(ImageNormalizer.encode(Drawn.shapes(512, 384, 1)))
                .isEqualTo(ImageNormalizer.encode(Drawn.shapes(512, 384, 1)));
        assertThat(ImageNormalizer.encodePng(Drawn.shapes(512, 384, 1)))
                .isEqualTo(ImageNormalizer.encodePng(Drawn.shapes(512, 384, 1)));
    }

    @Test
    void a_png_is_lossless_and_holds_nothing_but_the_picture() {
        BufferedImage picture = Drawn.shapes(200, 150, 1);
        byte[] png = ImageNormalizer.encodePng(picture);
        assertThat(pixels(PictureReader.read(png))).isEqualTo(pixels(picture));
        assertThat(new String(png, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("tEXt", "gAMA", "pHYs", "tIME", "eXIf");
    }

    private static byte[] beforePixels(byte[] jpeg) {
        int scan = 2;
        while (marker(jpeg, scan) != 0xda) {
            scan = next(jpeg, scan);
        }
        return Arrays.copyOf(jpeg, next(jpeg, scan));
    }

    private static List<String> markers(byte[] jpeg) {
        List<String> markers = new ArrayList<>();
        for (int position = 2; !markers.contains("da"); position = next(jpeg, position)) {
            markers.add(Integer.toHexString(marker(jpeg, position)));
        }
        return markers;
    }

    private static int marker(byte[] jpeg, int position) {
        return jpeg[position + 1] & 0xff;
    }

    private static int next(byte[] jpeg, int position) {
        return position + 2 + ((jpeg[position + 2] & 0xff) << 8) + (jpeg[position + 3] & 0xff);
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
