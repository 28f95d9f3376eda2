package blindbrush.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row: an orientation, and the quarters seen when row 0 and column 0 lie where the EXIF standard says. */
class UprightTest {

    private static final Map<Character, Integer> COLOURS =
            Map.of('R', 0xffff0000, 'G', 0xff00ff00, 'B', 0xff0000ff, 'W', 0xffffffff);

    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
    void a_png_is_turned_as_its_orientation_says(int orientation, String quarters) {
        byte[] png = Spliced.pngWith(Drawn.png(Drawn.quarters()), "eXIf", Spliced.exif(orientation));
        BufferedImage picture = PictureReader.read(png);
        assertThat(picture.getWidth()).isEqualTo(orientation < 5 ? 48 : 32);
        assertThat(picture.getHeight()).isEqualTo(orientation < 5 ? 32 : 48);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int quarter = (x < picture.getWidth() / 2 ? 0 : 1) + (y < picture.getHeight() / 2 ? 0 : 2);
                assertThat(picture.getRGB(x, y)).isEqualTo(COLOURS.get(quarters.charAt(quarter)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
    void a_jpeg_is_turned_as_its_orientation_says(int orientation, String quarters) {
        byte[] jpeg = Spliced.jpegWithExif(ImageNormalizer.encode(Drawn.quarters()), Spliced.exif(orientation));
        assertQuarters(PictureReader.read(jpeg), quarters);
    }

    @ParameterizedTest
    @CsvSource({"1,RGBW", "3,WBGR", "6,BRWG", "8,GWRB"})
    void a_webp_is_turned_as_its_orientation_says(int orientation, String quarters) {
        byte[] webp = Spliced.webpWith(Drawn.WEBP_LOSSLESS, 48, 32, 0x08, "EXIF", Spliced.exif(orientation));
        assertQuarters(PictureReader.read(webp), quarters);
    }

    @Test
    void an_unreadable_or_impossible_orientation_leaves_the_picture_as_it_is() {
        byte[] jpeg = ImageNormalizer.encode(Drawn.quarters());
        assertQuarters(PictureReader.read(Spliced.jpegWithExif(jpeg, Spliced.exif(9))), "RGBW");
        assertQuarters(PictureReader.read(Spliced.jpegWithExif(jpeg, new byte[] {'M', 'M', 0, 42, 127})), "RGBW");
    }

    @Test
    void an_orientation_in_letters_turns_nothing() {
        byte[] letters = Spliced.exifOfText("6");
        assertQuarters(
                PictureReader.read(Spliced.jpegWithExif(ImageNormalizer.encode(Drawn.quarters()), letters)), "RGBW");
        assertQuarters(PictureReader.read(Spliced.pngWith(Drawn.png(Drawn.quarters()), "eXIf", letters)), "RGBW");
        assertQuarters(
                PictureReader.read(Spliced.webpWith(Drawn.WEBP_LOSSLESS, 48, 32, 0x08, "EXIF", letters)), "RGBW");
    }

    private static void assertQuarters(BufferedImage picture, String quarters) {
        for (int i = 0; i < 4; i++) {
            int x = picture.getWidth() * (1 + i % 2 * 2) / 4;
            int y = picture.getHeight() * (1 + i / 2 * 2) / 4;
            ColourAssert.assertColour(picture.getRGB(x, y), COLOURS.get(quarters.charAt(i)), 6);
        }
    }
}
