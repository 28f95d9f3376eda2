package blindbrush.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void numbers_have_a_true_minus_and_a_nought_has_none() {
        assertThat(Unit.NUMBER.words(-1.234)).isEqualTo("−1.23");
        assertThat(Unit.NUMBER.words(-0.004)).isEqualTo("0.00");
        assertThat(Unit.COUNT.words(-3)).isEqualTo("−3");
        assertThat(Unit.PERCENT.words(-0.0321)).isEqualTo("−3.2 %");
        assertThat(Unit.PERCENT.words(-0.0001)).isEqualTo("0.0 %");
        assertThat(Unit.MILLIS.words(1250)).isEqualTo("1.3 s");
    }
}
