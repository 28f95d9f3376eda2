package blindbrush.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {

    private static final String OURS = "classpath:db/migration";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("blindbrush.mv.db");
    }

    @Test
    void the_database_from_before_is_kept_under_its_schema_and_no_older_one() throws Exception {
        Files.createFile(folder.resolve("blindbrush.schema-3.mv.db"));
        EarlierDatabase.in(file).make("9");
        upgrade(OURS);
        assertThat(names()).containsExactly("blindbrush.mv.db", "blindbrush.schema-9.mv.db", "blindbrush.upgrade.lock");
        assertThat(EarlierDatabase.in(folder.resolve("blindbrush.schema-9.mv.db"))
                        .schema())
                .isEqualTo("9");
        assertThat(EarlierDatabase.in(file).pictures()).isEqualTo(1);
    }

    @Test
    void an_ordinary_start_copies_nothing() throws Exception {
        upgrade(OURS);
        upgrade(OURS);
        assertThat(names()).containsExactly("blindbrush.mv.db", "blindbrush.upgrade.lock");
    }

    @Test
    void a_migration_that_fails_leaves_the_file_as_it_was() throws Exception {
        EarlierDatabase.in(file).make("9");
        Path migration = Files.createDirectory(folder.resolve("wrong")).resolve("V9_5__Fail.sql");
        Files.writeString(
                migration, "alter table study add column half integer; alter table nowhere add column half integer;");
        assertThatThrownBy(() -> upgrade(OURS, "filesystem:" + migration.getParent()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("could not be upgraded and was left as it was");
        upgrade(OURS);
        assertThat(EarlierDatabase.in(file).pictures()).isEqualTo(1);
    }

    @Test
    void two_processes_never_upgrade_at_once() throws Exception {
        Path lock = folder.resolve("blindbrush.upgrade.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> upgrade(OURS)).hasMessageContaining("in use by another process");
        }
    }

    @Test
    void no_other_process_opens_the_file_while_its_copy_is_upgraded() throws Exception {
        EarlierDatabase.in(file).make("9");
        var looked = new Looked();
        upgrade(Flyway.configure().locations(OURS).callbacks(looked));
        assertThat(looked.held).isTrue();
    }

    @Test
    void sessions_of_before_get_their_numbers_in_the_order_in_which_they_began() throws Exception {
        EarlierDatabase earlier = EarlierDatabase.in(file);
        earlier.make("22");
        String study = "00000000-0000-4000-8000-00000000000";
        for (int number = 1; number <= 2; number++) {
            earlier.run(
                    "insert into study (id, slug, title, demonstration, state, long_edge, version, created_at) values ('"
                            + study + number + "', 's" + number + "', 't', false, 'OPEN', 512, 1, now())");
        }
        for (int number = 1; number <= 5; number++) {
            earlier.run(
                    "insert into session (id, study_id, token_sha256, seed, consented_at, last_seen_at, version) values ('10000000-0000-4000-8000-00000000000"
                            + number + "', '" + study + (1 + number % 2) + "', 't" + number
                            + "', 1, timestamp '2026-01-0" + (9 - number)
                            + " 00:00:00', now(), 1)");
        }
        earlier.run("insert into withdrawal (id, study_id, responses, withdrawn_at) values (random_uuid(), '" + study
                + "1', 3, now())");
        upgrade(OURS);
        assertThat(earlier.numbers(
                        "select start_number from session where study_id = '" + study + "2' order by consented_at"))
                .containsExactly(1, 2, 3);
        assertThat(earlier.numbers("select sessions_started from study order by id"))
                .containsExactly(2, 3);
        assertThat(earlier.numbers("select count(*) from withdrawal where start_number is null"))
                .containsExactly(1);
    }

    /** Looks whether the file is held while the copy is migrated. */
    private final class Looked implements Callback {

        private boolean held;

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.tryLock();
            } catch (OverlappingFileLockException ours) {
                held = true;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String getCallbackName() {
            return "looked";
        }
    }

    private void upgrade(String... locations) {
        upgrade(Flyway.configure().locations(locations));
    }

    private void upgrade(FluentConfiguration migrations) {
        new Upgrade(H2Address.of(EarlierDatabase.in(file).url()).orElseThrow(), "sa", "").run(migrations);
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
