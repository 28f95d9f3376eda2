package blindbrush.database;

import blindbrush.disk.WholeFile;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An H2 file's way to the newest schema. H2 makes each statement of a migration last at once, so that one which is killed half-way leaves a
 * file that no migration fits any more. Therefore the work is done in a copy, and only when that is whole it takes the file's place:
 * whenever the process is killed, the file is as it was, or upgraded. Until then no other program can open it, an earlier one neither, whose
 * answers would go with it.
 */
final class Upgrade {

    /** Windows does not: there a moment is left between the file's release and its replacement. */
    private static final boolean REPLACES_OPEN_FILES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final H2Address address;
    private final String user;
    private final String password;
    private final Path file;
    private final Path work;
    private final KeptDatabase kept;

    /** Of the file at {@code address}, which must be one. */
    Upgrade(H2Address address, String user, String password) {
        this.address = address.closedSoon();
        this.user = user;
        this.password = password;
        file = address.file().orElseThrow().toAbsolutePath().normalize();
        work = file.resolveSibling(KeptDatabase.name(file) + ".upgrade.mv.db");
        kept = new KeptDatabase(file);
    }

    /**
     * Makes the file if there is none, and upgrades it if it is of an earlier schema.
     *
     * @param migrations what leads to the newest schema
     * @throws CannotStartException if it could not be done, or another process is at it; the file is as it was
     */
    void run(FluentConfiguration migrations) {
        Path lock = file.resolveSibling(KeptDatabase.name(file) + ".upgrade.lock");
        try {
            Files.createDirectories(file.getParent());
            alone(lock, channel -> upgrade(migrations));
        } catch (IOException | UncheckedIOException | FlywayException failure) {
            throw CannotStartException.because(failure, address.url());
        }
    }

    private void upgrade(FluentConfiguration migrations) throws IOException {
        Files.deleteIfExists(work); // of a process that was killed
        if (!Files.exists(file)) {
            migrate(migrations);
            WholeFile.replace(file, work);
            return;
        }
        MigrationInfoService info = flyway(migrations, file).info();
        if (info.pending().length > 0) {
            alone(file, from -> upgrade(migrations, info.current(), from)); // nobody writes meanwhile
            if (!REPLACES_OPEN_FILES) {
                WholeFile.replace(file, work);
            }
        }
    }

    private void upgrade(FluentConfiguration migrations, MigrationInfo before, FileChannel from) throws IOException {
        copy(from);
        keep(before, migrate(migrations));
        if (REPLACES_OPEN_FILES) {
            WholeFile.replace(file, work);
        }
    }

    private void copy(FileChannel from) throws IOException {
        try (var to = FileChannel.open(work, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long done = 0; done < from.size(); ) {
                done += from.transferTo(done, from.size() - done, to);
            }
        }
    }

    private String migrate(FluentConfiguration migrations) throws IOException {
        try {
            return flyway(migrations, work).migrate().targetSchemaVersion;
        } catch (FlywayException failure) {
            Files.deleteIfExists(work);
            throw CannotStartException.upgrade(failure, address.url());
        }
    }

    private void keep(MigrationInfo before, String newest) throws IOException {
        if (before != null) {
            Path copy = kept.keep(before.getVersion().getVersion());
            Log.infof(
                    "The database is upgraded from schema %s to %s. As it was before, it is kept in %s until the next upgrade or withdrawal:"
                            + " to go back, stop the program, move that file to %s and start the earlier program.",
                    before.getVersion(), newest, copy, file);
        }
    }

    private Flyway flyway(FluentConfiguration migrations, Path at) {
        var source = new JdbcDataSource();
        source.setURL(address.in(at).url());
        source.setUser(user);
        source.setPassword(password);
        return new FluentConfiguration(migrations.getClassLoader())
                .configuration(migrations)
                .dataSource(source)
                .load();
    }

    private interface Work {
        void with(FileChannel channel) throws IOException;
    }

    /** Does it while no other process does anything under this lock. */
    private void alone(Path lock, Work work) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lock, options);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw CannotStartException.inUse(address.url());
            }
            work.with(channel);
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw CannotStartException.inUse(address.url());
        }
    }
}
