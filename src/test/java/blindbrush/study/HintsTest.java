package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HintsTest {

    @Test
    void a_page_s_words_are_kept_in_one_order_and_what_it_makes_up_is_not() {
        assertThat(Hints.of("webdriver unpressed", false)).isEqualTo("unpressed|webdriver");
        assertThat(Hints.of("left decoy at=12,40", false)).isEqualTo("left");
        assertThat(Hints.of("left", true)).isEqualTo("left|decoy");
        assertThat(Hints.of("", false)).isEqualTo(Hints.NONE);
    }

    @Test
    void without_scripts_nothing_is_known_but_the_control_that_nobody_sees() {
        assertThat(Hints.of(null, false)).isNull();
        assertThat(Hints.of(null, true)).isEqualTo("decoy");
    }
}
