package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.RunningApplication;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application is killed again and again while it starts for the first time, and then starts. */
@Tag("faults")
class KilledStartIT {

    private static final String NO_PICTURES = "-Dblindbrush.demonstration.pictures=0";
    private static final int KILLS = 5;
    private static final long SEED = 21;
    private static final long LONGEST_MILLIS = 4000;

    @TempDir
    Path folder;

    @Test
    void it_starts_however_often_it_was_killed_before() throws Exception {
        var chance = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = RunningApplication.launch(folder, NO_PICTURES);
            process.waitFor(chance.nextLong(LONGEST_MILLIS / 4, LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        try (var application = RunningApplication.start(folder, NO_PICTURES)) {
            assertThat(application.page("/").select("h1").text()).isNotEmpty();
        }
    }
}
