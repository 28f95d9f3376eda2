package blindbrush.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.style.memory.NotEnoughMemoryException;
import blindbrush.weights.file.UnusableWeightsException;
import org.junit.jupiter.api.Test;

class StyleTransferFailureTest {

    @Test
    void memory_may_be_there_later_and_wrong_settings_stay_wrong() {
        assertThat(StyleTransferFailure.mayPass(new NotEnoughMemoryException("1 GB is available")))
                .isTrue();
        assertThat(StyleTransferFailure.mayPass(new OutOfMemoryError())).isTrue();
        assertThat(StyleTransferFailure.mayPass(new IllegalArgumentException("no such preset")))
                .isFalse();
        assertThat(StyleTransferFailure.mayPass(new UnusableWeightsException("no weights")))
                .isFalse();
    }

    @Test
    void what_failed_is_told_in_one_line() {
        assertThat(StyleTransferFailure.line(new IllegalStateException("one\n  two ")))
                .isEqualTo("one two");
        assertThat(StyleTransferFailure.line(new OutOfMemoryError())).isEqualTo("OutOfMemoryError");
    }
}
