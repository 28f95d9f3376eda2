package blindbrush.testing;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one style engine of a process, which works at one picture at a time. */
public final class Engine {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Engine() {}

    /** Holds it, so that pictures wait. A transfer that has just ended may hold it a little longer. */
    public static StyleTransfer held(StyleEngineSettings settings) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        Optional<StyleTransfer> opened = StyleTransfer.tryOpen(settings);
        while (opened.isEmpty()) {
            assertThat(Instant.now()).as("somebody holds the engine").isBefore(deadline);
            Thread.sleep(50);
            opened = StyleTransfer.tryOpen(settings);
        }
        return opened.get();
    }
}
