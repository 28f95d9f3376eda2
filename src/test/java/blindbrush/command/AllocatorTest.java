package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BLINDBRUSH_ALLOCATOR is fast, lean or system, not \"quick\"");
    }
}
