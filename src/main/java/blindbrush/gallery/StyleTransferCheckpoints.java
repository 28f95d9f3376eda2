package blindbrush.gallery;

import blindbrush.style.checkpoint.Checkpoint;
import blindbrush.style.checkpoint.UnusableCheckpointException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * From where style transfers can be taken up again: a file for each that is under way, gone when its job ends. Not in the
 * database: some hundred megabytes every half a minute would make H2's file grow by gigabytes for each picture.
 */
@ApplicationScoped
class StyleTransferCheckpoints {

    @Inject
    StyleEngineConfig engine;

    /** In place of what was kept before. A full disk is no reason to lose the picture: then there is none, and the log says so. */
    void keep(UUID job, Checkpoint checkpoint) {
        try {
            Files.createDirectories(engine.checkpoints());
            checkpoint.write(file(job));
        } catch (IOException unwritable) {
            Log.warnf("The checkpoint of style transfer %s could not be written: %s", job, unwritable);
        }
    }

    /** None either where it cannot be used: the transfer then begins anew. */
    Optional<Checkpoint> kept(UUID job) {
        try {
            return Checkpoint.read(file(job));
        } catch (IOException | UnusableCheckpointException unusable) {
            Log.warnf("Style transfer %s begins anew: of its checkpoint, %s", job, unusable.getMessage());
            forget(job);
            return Optional.empty();
        }
    }

    void forget(UUID job) {
        try {
            Files.deleteIfExists(file(job));
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    private Path file(UUID job) {
        return engine.checkpoints().resolve(job + ".checkpoint");
    }
}
