package blindbrush.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RgbPlanesTest {

    private static final int EDGE = 120;

    /** White noise is the hardest case; the cubic's steps are 0.63 and 1.37 of their mean. */
    @Test
    void what_is_enlarged_is_as_rough_between_the_old_samples_as_beside_them() {
        RgbPlanes enlarged = new RgbPlanes(EDGE, EDGE, noise()).enlarged(2 * EDGE, 2 * EDGE);
        double mean = (step(enlarged, 0) + step(enlarged, 1)) / 2;
        assertThat(step(enlarged, 0) / mean).isCloseTo(1, within(0.08));
    }

    @Test
    void what_has_no_detail_near_its_limit_is_enlarged_to_what_it_was_drawn_from() {
        RgbPlanes enlarged = wave(EDGE).enlarged(2 * EDGE, 2 * EDGE);
        float[] drawn = wave(2 * EDGE).values();
        for (int y = 20; y < 2 * EDGE - 20; y++) { // the edge repeats, where the wave goes on
            for (int x = 20; x < 2 * EDGE - 20; x++) {
                assertThat(enlarged.values()[y * 2 * EDGE + x]).isCloseTo(drawn[y * 2 * EDGE + x], within(2e-3f));
            }
        }
    }

    @Test
    void one_colour_stays_that_colour() {
        float[] grey = new float[3 * EDGE * EDGE];
        Arrays.fill(grey, 0.3f);
        for (float value : new RgbPlanes(EDGE, EDGE, grey).enlarged(170, 251).values()) {
            assertThat(value).isCloseTo(0.3f, within(1e-6f));
        }
    }

    /** Mean magnitude of the step to the right from columns of a parity, away from the edges. */
    private static double step(RgbPlanes picture, int parity) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 20 + parity; x < picture.width() - 20; x += 2) {
                int place = y * picture.width() + x;
                sum += Math.abs(picture.values()[place + 1] - picture.values()[place]);
                count++;
            }
        }
        return sum / count;
    }

    private static float[] noise() {
        Random random = new Random(5);
        float[] values = new float[3 * EDGE * EDGE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The same scene, whatever its size. */
    private static RgbPlanes wave(int edge) {
        float[] values = new float[3 * edge * edge];
        for (int i = 0; i < values.length; i++) {
            int column = i % edge;
            int row = i / edge % edge;
            double across = (column + 0.5) / edge;
            double down = (row + 0.5) / edge;
            values[i] = (float) (0.5 + 0.4 * Math.sin(50 * across + 1) * Math.cos(70 * down));
        }
        return new RgbPlanes(edge, edge, values);
    }
}
