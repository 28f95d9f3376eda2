package blindbrush.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed while they make or upgrade their H2 file, at moments drawn from a seed; each starts afterwards with all its data. */
@Tag("faults")
class KilledUpgradeTest {

    private static final int KILLS = 45;
    private static final long SEED = 20;

    @TempDir
    static Path folder;

    private final SplittableRandom chance = new SplittableRandom(SEED);
    private int inTheMiddle;

    @Test
    void whenever_an_upgrade_is_killed_the_next_start_finishes_it() throws Exception {
        List<String> schemas = schemas();
        String newest = schemas.remove(schemas.size() - 1);
        long longest = timeOfAnUpgrade();
        for (int kill = 0; kill < KILLS; kill++) {
            String from = schemas.get(kill % schemas.size());
            Path file = folder.resolve("kill-%d/blindbrush.mv.db".formatted(kill));
            boolean filled = EarlierDatabase.make(file, from);
            killedAfter(file, chance.nextLong(longest));
            assertThat(start(file))
                    .as("the start after kill %d, from schema %s", kill, from)
                    .isZero();
            assertThat(EarlierDatabase.schema(file)).isEqualTo(newest);
            assertThat(EarlierDatabase.pictures(file)).isEqualTo(filled ? 1 : 0);
        }
        System.out.printf("%d of %d kills hit a process at work%n", inTheMiddle, KILLS);
        assertThat(inTheMiddle).isGreaterThan(KILLS / 2);
    }

    /** Every schema that there was, from none. */
    private static List<String> schemas() {
        List<String> schemas = new ArrayList<>(List.of("0"));
        Arrays.stream(EarlierDatabase.flyway(folder.resolve("none.mv.db"), "latest")
                        .info()
                        .all())
                .map(MigrationInfo::getVersion)
                .forEach(version -> schemas.add(version.getVersion()));
        return schemas;
    }

    /** Milliseconds that a first start needs for the database once the process is there. */
    private static long timeOfAnUpgrade() throws Exception {
        Process process = begin(folder.resolve("whole/blindbrush.mv.db"));
        Instant begin = Instant.now();
        assertThat(process.waitFor()).isZero();
        return Duration.between(begin, Instant.now()).toMillis();
    }

    private void killedAfter(Path file, long millis) throws Exception {
        Process process = begin(file);
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            inTheMiddle++;
        }
        process.destroyForcibly().waitFor();
    }

    private static int start(Path file) throws Exception {
        return begin(file).waitFor();
    }

    /** Begins a process, and waits until it begins with the database. */
    private static Process begin(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        UpgradingProcess.class.getName(),
                        EarlierDatabase.url(file))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo(UpgradingProcess.BEGINS);
        return process;
    }
}
