package blindbrush.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.runtime.ShutdownEvent;
import org.junit.jupiter.api.Test;

class JobEngineTest {

    @Test
    void an_engine_that_never_started_stops_without_a_word() {
        assertThatCode(() -> new JobEngine().stop(new ShutdownEvent())).doesNotThrowAnyException();
    }
}
