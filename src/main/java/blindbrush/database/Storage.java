package blindbrush.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where answers are stored, and how much space is left there. */
@Named
@ApplicationScoped
public class Storage {

    private static final long MEGABYTE = 1_000_000;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    /** Free space below which the desks and the log say so. */
    @ConfigProperty(name = "blindbrush.database.little-space")
    MemorySize littleSpace;

    @Inject
    MeterRegistry metrics;

    private final AtomicBoolean warned = new AtomicBoolean();

    /** Whether what is kept from before an upgrade is still to be deleted. */
    private final AtomicBoolean owed = new AtomicBoolean();

    void measure(@Observes StartupEvent event) {
        new DiskSpaceMetrics(folder().toFile()).bindTo(metrics);
        tell();
    }

    /** Whether it lies in an H2 file: safe from a killed process, but a power cut may take the last seconds. */
    public boolean isFile() {
        return databaseFile().isPresent();
    }

    /** Space left in the folder of the H2 file, or in the folder that the program works in. */
    public long freeMegabytes() {
        return folder().toFile().getUsableSpace() / MEGABYTE;
    }

    /** Whether so little is left that somebody should make room. */
    public boolean isLittle() {
        return folder().toFile().getUsableSpace() < littleSpace.asLongValue();
    }

    /**
     * Deletes the copy from before an upgrade, which still holds the data of somebody who withdrew, or what a day of deletion took. If that fails, the deletion remains
     * valid; the log says so, and the deletion of the copy is tried again every second and at the next withdrawal.
     */
    public void forgetEarlier() {
        try {
            databaseFile().map(KeptDatabase::new).ifPresent(KeptDatabase::delete);
            owed.set(false);
        } catch (UncheckedIOException failure) {
            if (!owed.getAndSet(true)) {
                Log.warnf(
                        "Somebody withdrew, or a day of deletion has come, and the database from before the last upgrade, which still has them, cannot be deleted (%s):"
                                + " delete it, whose name has .schema, in %s.",
                        failure.getMessage(), folder());
            }
        }
    }

    /** Tries again what could not be deleted before. */
    void catchUp() {
        if (owed.get()) {
            forgetEarlier();
        }
    }

    /** Warns in the log once, and again only after there was enough space in between. */
    void tell() {
        boolean isLittle = isLittle();
        if (warned.getAndSet(isLittle) != isLittle && isLittle) {
            Log.warnf(
                    "Only %d MB are free in %s: make room, or answers cannot be stored soon.",
                    freeMegabytes(), folder());
        }
    }

    private Path folder() {
        return databaseFile().map(Path::getParent).orElse(Path.of("").toAbsolutePath());
    }

    private Optional<Path> databaseFile() {
        return H2Address.of(url).flatMap(H2Address::file).map(file -> file.toAbsolutePath()
                .normalize());
    }
}
