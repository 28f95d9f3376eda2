package blindbrush.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_GRAY
            })
    void pixels_are_those_that_java_tells_one_by_one_also_of_a_part(int type) {
        BufferedImage whole = noise(type);
        BufferedImage part = whole.getSubimage(3, 2, 5, 4);
        for (BufferedImage picture : new BufferedImage[] {whole, part}) {
            assertThat(Pixels.of(picture)).isEqualTo(oneByOne(picture, 0, picture.getHeight()));
            assertThat(Pixels.rows(picture, 1, 2)).isEqualTo(oneByOne(picture, 1, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void a_row_is_written_where_it_belongs_and_nowhere_else(int row) {
        BufferedImage picture = noise(BufferedImage.TYPE_INT_RGB);
        int[] expected = oneByOne(picture, 0, picture.getHeight());
        int[] colours = new int[picture.getWidth()];
        Arrays.setAll(colours, x -> 0x010203 * (x + 1));
        Pixels.setRow(picture, row, colours);
        System.arraycopy(colours, 0, expected, row * colours.length, colours.length);
        assertThat(oneByOne(picture, 0, picture.getHeight())).isEqualTo(expected);
    }

    private static BufferedImage noise(int type) {
        var chance = new SplittableRandom(5);
        var picture = new BufferedImage(9, 7, type);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, 0xFF000000 | chance.nextInt(1 << 24));
            }
        }
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(4, 3, 2, 2);
        graphics.dispose();
        return picture;
    }

    private static int[] oneByOne(BufferedImage picture, int first, int rows) {
        int[] pixels = new int[rows * picture.getWidth()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFFFFFF & picture.getRGB(i % picture.getWidth(), first + i / picture.getWidth());
        }
        return pixels;
    }
}
