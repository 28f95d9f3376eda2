package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    /** The fifteen p-values of their article's example. */
    private static final double[] PUBLISHED = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1
    };

    @Test
    void adjusts_the_published_values() {
        double[] adjusted = BenjaminiHochberg.adjusted(PUBLISHED);
        double[] first = {0.0015, 0.0030, 0.0095, 0.035625, 0.0603};
        for (int index = 0; index < first.length; index++) {
            assertThat(adjusted[index]).isCloseTo(first[index], within(1e-12));
        }
        assertThat(DoubleStream.of(adjusted).filter(value -> value <= 0.05)).hasSize(4);
        assertThat(DoubleStream.of(PUBLISHED).filter(value -> value <= 0.05 / 15))
                .hasSize(3);
    }

    @Test
    void never_lets_a_smaller_value_become_larger_than_another() {
        assertThat(BenjaminiHochberg.adjusted(0.03, 0.02, 0.04))
                .containsExactly(new double[] {0.04, 0.04, 0.04}, within(1e-12));
        assertThat(BenjaminiHochberg.adjusted(1, 0.01)).containsExactly(new double[] {1, 0.02}, within(1e-12));
        assertThat(BenjaminiHochberg.adjusted()).isEmpty();
    }

    @Test
    void refuses_what_is_no_p_value() {
        assertThatThrownBy(() -> BenjaminiHochberg.adjusted(0.1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p-value");
    }
}
