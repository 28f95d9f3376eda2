package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuartilesTest {

    @Test
    void are_those_of_r_s_default() {
        assertThat(Quartiles.of(8, 1, 4, 2)).as("quantile(c(8, 1, 4, 2))").isEqualTo(new Quartiles(1.75, 3, 5));
        assertThat(Quartiles.of(-0.5)).isEqualTo(new Quartiles(-0.5, -0.5, -0.5));
    }

    @Test
    void need_a_number() {
        assertThatThrownBy(Quartiles::of).isInstanceOf(IllegalArgumentException.class);
    }
}
