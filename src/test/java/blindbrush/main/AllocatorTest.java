package blindbrush.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.refusal.InvalidInputException;
import org.junit.jupiter.api.Test;

class AllocatorTest {

    @Test
    void isFastUnlessAnotherIsNamed() {
        assertThat(Allocator.chosen(null)).isEqualTo(Allocator.FAST);
        assertThat(Allocator.chosen("")).isEqualTo(Allocator.FAST);
        assertThat(Allocator.chosen("lean")).isEqualTo(Allocator.LEAN);
        assertThat(Allocator.chosen("SYSTEM")).isEqualTo(Allocator.SYSTEM);
    }

    @Test
    void saysWhichNamesThereAre() {
        assertThatThrownBy(() -> Allocator.chosen("quick"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("BLINDBRUSH_ALLOCATOR is fast, lean or system, not \"quick\"");
    }

    @Test
    void more_of_javas_options_come_before_those_it_was_started_with_so_that_the_latter_win() {
        assertThat(Allocator.inserted(
                        new String[] {"java", "-Xmx1g", "-jar", "it.jar", "stylize"}, "-XX:One", "-XX:Two"))
                .containsExactly("java", "-XX:One", "-XX:Two", "-Xmx1g", "-jar", "it.jar", "stylize");
    }
}
