package blindbrush.command.option;

import blindbrush.style.Progress;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferListener;
import blindbrush.style.StylizedImage;
import blindbrush.style.checkpoint.Checkpoint;
import blindbrush.style.checkpoint.UnusableCheckpointException;
import blindbrush.style.request.StyleTransferRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A file from which a picture can be taken up again: written every half a minute, and when the process is asked to end. */
public final class CheckpointFile {

    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final Path file;
    private final Optional<Checkpoint> found;
    private long written = System.nanoTime();

    private CheckpointFile(Path file, Optional<Checkpoint> found) {
        this.file = file;
        this.found = found;
    }

    /** Reads it if it is there; else an {@link UnusableFileException} says why it can be neither read nor written. */
    public static CheckpointFile at(Path file) {
        OutputFiles.checkWritable(file);
        try {
            return new CheckpointFile(file, Checkpoint.read(file));
        } catch (IOException unreadable) {
            throw new UnusableFileException("cannot read the checkpoint %s".formatted(file), unreadable);
        } catch (UnusableCheckpointException unusable) {
            throw refusal(file, unusable);
        }
    }

    /** Makes the picture, or what is left of it to be made. */
    public StylizedImage stylized(StyleTransfer transfer, StyleTransferRequest request, StyleTransferListener line) {
        try {
            return transfer.stylize(request, found, new Kept(line));
        } catch (UnusableCheckpointException unusable) {
            throw refusal(file, unusable);
        }
    }

    /** Once the picture is made and written. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static UnusableFileException refusal(Path file, UnusableCheckpointException unusable) {
        return new UnusableFileException(
                "cannot go on from %s: %s; delete it to begin anew".formatted(file, unusable.getMessage()), unusable);
    }

    /** Shows progress and keeps checkpoints. */
    private final class Kept implements StyleTransferListener {

        private final StyleTransferListener line;

        Kept(StyleTransferListener line) {
            this.line = line;
        }

        @Override
        public void onProgress(Progress progress) {
            line.onProgress(progress);
            if (System.nanoTime() - written > BETWEEN.toNanos()) {
                write(progress);
                written = System.nanoTime();
            }
        }

        @Override
        public void onInterrupted(Progress progress) {
            if (write(progress)) {
                System.err.printf(
                        "%ninterrupted after iteration %d of %d; the same command goes on from there, by %s%n",
                        progress.iteration(), progress.iterations(), file);
            }
        }

        /** A full disk is no reason to lose the picture. */
        private boolean write(Progress progress) {
            try {
                progress.checkpoint().get().orElseThrow().write(file);
                return true;
            } catch (IOException unwritable) {
                System.err.printf("%nthe checkpoint %s could not be written: %s%n", file, unwritable.getMessage());
                return false;
            }
        }
    }
}
