package blindbrush.disk;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are written beside their place and moved there once they are whole. At every moment the earlier file or the new one is in that
 * place. A power cut cannot take the new one back.
 */
public final class WholeFile {

    /** What a file is filled with. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it; the stream is buffered, and closed by the caller. */
        void write(OutputStream stream) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file, in place of the one that is there.
     *
     * @throws IOException if it cannot be written; what was there before is then untouched, and nothing is left beside it
     */
    public static void write(Path file, Content content) throws IOException {
        Path unfinished = beside(file);
        try {
            try (var stream = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.write(stream);
            }
            replace(file, unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Where a file is written until it is whole: on the same disk, under a name that is this process's. Not a temporary file, which only its owner may read. */
    public static Path beside(Path file) {
        return file.resolveSibling(
                ".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    }

    /** Moves {@code whole}, which is on the same disk, into the place of {@code file}. */
    public static void replace(Path file, Path whole) throws IOException {
        try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING); // some network file systems
        }
        syncFolder(requireNonNull(file.toAbsolutePath().getParent()));
    }

    private static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return; // Windows has no such thing and needs none
        }
    }
}
