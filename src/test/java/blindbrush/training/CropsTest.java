package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.network.RgbPlanes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CropsTest {

    private static final int EDGE = 16;

    @Test
    void pieces_are_values_from_0_to_1_and_follow_from_the_seed() {
        Crops crops = new Crops(List.of(ramp(200, 90)), EDGE);
        float[] once = crops.next(50, new Random(4));
        assertThat(once).hasSize(50 * 3 * EDGE * EDGE);
        for (float value : once) {
            assertThat(value).isBetween(0f, 1f);
        }
        assertThat(crops.next(50, new Random(4))).isEqualTo(once);
        assertThat(crops.next(50, new Random(5))).isNotEqualTo(once);
    }

    /** Brightness grows to the right in the picture: in half of the pieces it must grow to the left. */
    @Test
    void half_of_them_are_mirrored() {
        int count = 2000;
        float[] pieces = new Crops(List.of(ramp(64, 64)), EDGE).next(count, new Random(9));
        int mirrored = 0;
        for (int i = 0; i < count; i++) {
            double left = 0;
            double right = 0;
            for (int position = 0; position < EDGE * EDGE; position++) {
                float value = pieces[i * 3 * EDGE * EDGE + position];
                left += position % EDGE < EDGE / 2 ? value : 0;
                right += position % EDGE < EDGE / 2 ? 0 : value;
            }
            mirrored += left > right ? 1 : 0;
        }
        double deviation = Math.sqrt(count * 0.25);
        assertThat((double) mirrored).isCloseTo(count / 2.0, within(4 * deviation));
    }

    private static RgbPlanes ramp(int width, int height) {
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.2f + 0.6f * (i % width) / width;
        }
        return new RgbPlanes(width, height, values);
    }
}
