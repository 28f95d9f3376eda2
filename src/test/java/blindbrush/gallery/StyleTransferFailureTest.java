package blindbrush.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import blindbrush.image.UndecodedPictureException;
import blindbrush.optimize.NonFiniteLossException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.memory.NotEnoughMemoryException;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class StyleTransferFailureTest {

    @Test
    void memory_may_be_there_later_and_wrong_settings_stay_wrong() {
        assertThat(StyleTransferFailure.mayPass(new NotEnoughMemoryException("1 GB is available")))
                .isTrue();
        assertThat(StyleTransferFailure.mayPass(new OutOfMemoryError())).isTrue();
        assertThat(StyleTransferFailure.mayPass(new UndecodedPictureException("no time to decode it")))
                .isTrue();
        assertThat(StyleTransferFailure.mayPass(new InvalidInputException("no such preset")))
                .isFalse();
        assertThat(StyleTransferFailure.mayPass(new UnusableWeightsException("no weights")))
                .isFalse();
    }

    @Test
    void a_refusal_is_told_in_one_line() {
        assertThat(StyleTransferFailure.line(new NonFiniteLossException("one\n  two "), "1a2b3c4d"))
                .isEqualTo("one two");
    }

    @Test
    void a_full_disk_is_no_bug() {
        assertThat(StyleTransferFailure.line(
                        new UncheckedIOException(new IOException("No space left on device")), "1a2b3c4d"))
                .startsWith("A file could not be read or written.")
                .contains("1a2b3c4d");
    }

    @Test
    void of_a_bug_only_its_reference_is_told() {
        assertThat(StyleTransferFailure.line(new IllegalArgumentException("index 3 out of bounds"), "1a2b3c4d"))
                .contains("1a2b3c4d")
                .doesNotContain("index");
        assertThat(StyleTransferFailure.line(new OutOfMemoryError("Java heap space"), "1a2b3c4d"))
                .isEqualTo("There was not enough memory.");
    }

    /** In PyTorch's words. */
    @Test
    void a_full_gpu_is_no_bug_and_may_have_room_later() {
        var full =
                new EngineException("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of");
        assertThat(StyleTransferFailure.line(full, "1a2b3c4d")).isEqualTo("There was not enough memory.");
        assertThat(StyleTransferFailure.mayPass(full)).isTrue();
        assertThat(StyleTransferFailure.line(new EngineException("CUDA error"), "1a2b3c4d"))
                .contains("1a2b3c4d");
    }
}
