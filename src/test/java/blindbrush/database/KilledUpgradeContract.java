package blindbrush.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import org.junit.jupiter.api.Test;

/** Processes are killed while they make or upgrade their database, at moments drawn from a seed; each starts afterwards with all its data. */
abstract class KilledUpgradeContract {

    private static final long SEED = 20;

    private final SplittableRandom chance = new SplittableRandom(SEED);

    /** How often a process is killed at its work. */
    abstract int kills();

    /** One that does not yet exist, or is empty. */
    abstract EarlierDatabase database(String name) throws Exception;

    /** The same as another one, which nobody uses. */
    abstract EarlierDatabase copy(EarlierDatabase original, String name) throws Exception;

    @Test
    void whenever_an_upgrade_is_killed_the_next_start_finishes_it() throws Exception {
        List<String> schemas = schemas();
        String newest = schemas.remove(schemas.size() - 1);
        long longest = timeOfAnUpgrade(database("whole"));
        EarlierDatabase earlier = database("earlier");
        for (int kill = 0; kill < kills(); kill++) {
            String from = schemas.get(kill * (schemas.size() - 1) / (kills() - 1)); // from the first to the last
            boolean filled = earlier.make(from);
            EarlierDatabase database = killedWhileItUpgrades(earlier, kill, longest);
            assertThatCode(() -> UpgradingProcess.upgrade(database))
                    .as("the start after kill %d, from schema %s", kill, from)
                    .doesNotThrowAnyException();
            assertThat(database.schema()).isEqualTo(newest);
            assertThat(database.pictures()).isEqualTo(filled ? 1 : 0);
        }
    }

    /** Every schema that there was, from none. */
    private List<String> schemas() throws Exception {
        List<String> schemas = new ArrayList<>(List.of("0"));
        Arrays.stream(database("none").flyway("latest").info().all())
                .map(MigrationInfo::getVersion)
                .forEach(version -> schemas.add(version.getVersion()));
        return schemas;
    }

    /** Milliseconds that a first start needs for the database once the process is there. */
    private static long timeOfAnUpgrade(EarlierDatabase database) throws Exception {
        Process process = begin(database);
        Instant begin = Instant.now();
        assertThat(process.waitFor()).isZero();
        return Duration.between(begin, Instant.now()).toMillis();
    }

    /** Where a process was quicker than the kill, another one is killed sooner. */
    private EarlierDatabase killedWhileItUpgrades(EarlierDatabase earlier, int kill, long longest) throws Exception {
        for (int missed = 0; ; missed++) {
            EarlierDatabase database = copy(earlier, "kill-%d-%d".formatted(kill, missed));
            Process process = begin(database);
            boolean atWork = !process.waitFor(chance.nextLong((longest >> missed) + 1), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (atWork) {
                return database;
            }
        }
    }

    /** Begins a process, and waits until it begins with the database. */
    private static Process begin(EarlierDatabase database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        UpgradingProcess.class.getName(),
                        database.url(),
                        database.user())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo(UpgradingProcess.BEGINS);
        return process;
    }
}
