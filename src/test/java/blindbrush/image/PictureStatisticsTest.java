package blindbrush.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class PictureStatisticsTest {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 128;

    @Test
    void of_one_colour_are_those_of_the_colour() {
        PictureStatistics found = PictureStatistics.of(picture((x, y) -> new Color(204, 102, 51).getRGB()));
        assertThat(found.luminance()).isCloseTo((0.2126 * 204 + 0.7152 * 102 + 0.0722 * 51) / 255, within(1e-9));
        assertThat(found.saturation()).isCloseTo(153 / 255.0, within(1e-9));
        assertThat(found.contrast()).isCloseTo(0, within(1e-9));
        assertThat(found.sharpness()).isCloseTo(0, within(1e-9));
        assertThat(found.noise()).isCloseTo(0, within(1e-9));
        assertThat(found.border()).isEqualTo(1);
        assertThat(found.blockiness()).isEqualTo(1);
    }

    @Test
    void of_halves_in_black_and_white_have_the_contrast_of_a_fair_coin() {
        PictureStatistics found = PictureStatistics.of(picture((x, y) -> grey(x < WIDTH / 2 ? 0 : 255)));
        assertThat(found.luminance()).isCloseTo(0.5, within(1e-9));
        assertThat(found.contrast()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void of_white_noise_tell_its_strength_and_a_flat_spectrum() {
        Random random = new Random(1);
        PictureStatistics found =
                PictureStatistics.of(picture((x, y) -> grey((int) Math.round(128 + 12.75 * random.nextGaussian()))));
        assertThat(found.noise()).isCloseTo(0.05, within(0.002));
        assertThat(found.sharpness())
                .as("the Laplacian of independent values has 20 times their variance")
                .isCloseTo(0.05 * Math.sqrt(20), within(0.006));
        assertThat(found.spectralSlope()).isCloseTo(0, within(0.1));
        assertThat(found.border()).isCloseTo(1, within(0.1));
        assertThat(found.blockiness()).isCloseTo(1, within(0.1));
    }

    @Test
    void of_a_random_walk_have_the_spectrum_that_falls_with_the_square_of_the_frequency() {
        Random random = new Random(2);
        double[] across = walk(random, WIDTH);
        double[] down = walk(random, HEIGHT);
        PictureStatistics found =
                PictureStatistics.of(picture((x, y) -> grey((int) Math.round(128 + across[x] + down[y]))));
        assertThat(found.spectralSlope()).isBetween(-2.6, -1.4);
    }

    @Test
    void see_blocks_and_frames() {
        PictureStatistics blocks =
                PictureStatistics.of(picture((x, y) -> grey(100 + 30 * ((x / 8 + y / 8) % 2) + x % 2)));
        assertThat(blocks.blockiness()).isGreaterThan(10);
        PictureStatistics frame = PictureStatistics.of(
                picture((x, y) -> grey(x == 0 || y == 0 || x == WIDTH - 1 || y == HEIGHT - 1 ? 0 : 120 + (x + y) % 3)));
        assertThat(frame.border()).isGreaterThan(5);
    }

    private static double[] walk(Random random, int length) {
        double[] places = new double[length];
        for (int i = 1; i < length; i++) {
            places[i] = places[i - 1] + 3 * random.nextGaussian();
        }
        return places;
    }

    private static int grey(int value) {
        int within = Math.min(255, Math.max(0, value));
        return new Color(within, within, within).getRGB();
    }

    private static BufferedImage picture(IntBinaryOperator colour) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return picture;
    }
}
