package blindbrush.weights.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is here so far of a remote file: {@code <output>.part}, each byte at its own place and holes between, and beside it {@code
 * <output>.part.pieces}, a line on which version of which file it is and one for each piece that is whole. So a fetch goes on where it
 * stopped, however it was broken off. IO trouble is an {@link UncheckedIOException}.
 */
final class PartFile implements AutoCloseable {

    private static final Pattern PIECE = Pattern.compile("\\d{1,18} \\d{1,18}");

    private final Path file;
    private final Path journal;
    private final FileChannel channel;
    private final TreeMap<Long, Long> pieces = new TreeMap<>(); // start to end, apart from each other

    /** Something done to the files. */
    @FunctionalInterface
    private interface OnDisk<T> {
        T apply() throws IOException;
    }

    /** @throws FetchFailedException if somebody else fetches to the same place */
    PartFile(Path output) {
        this.file = output.resolveSibling(output.getFileName() + ".part");
        this.journal = output.resolveSibling(output.getFileName() + ".part.pieces");
        this.channel = onDisk(() -> locked(FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)));
    }

    Path path() {
        return file;
    }

    /** Keeps what is here if it is of this version of this file, and forgets it else. */
    void belongTo(String version) {
        List<String> lines = onDisk(() -> Files.exists(journal) ? Files.readAllLines(journal) : List.of());
        pieces.clear();
        lines.stream().skip(1).filter(line -> PIECE.matcher(line).matches()).forEach(this::remember);
        boolean known = !lines.isEmpty() && lines.get(0).equals(version);
        if (!known || end() > onDisk(channel::size)) {
            startOver(version);
        }
    }

    /** Forgets what is here and waits for this version. */
    void startOver(String version) {
        pieces.clear();
        onDisk(() -> channel.truncate(0));
        onDisk(() -> Files.writeString(journal, version));
    }

    /** How many bytes are here. */
    long kept() {
        return pieces.entrySet().stream()
                .mapToLong(piece -> piece.getValue() - piece.getKey())
                .sum();
    }

    /** From where on bytes are wanting, looking from a position on. */
    long reach(long position) {
        long at = position;
        for (long end = endOfPiece(at); end > at; end = endOfPiece(at)) {
            at = end;
        }
        return at;
    }

    /** Where the next piece begins that is here, looking from a position that is wanting; very far where none does. */
    long next(long position) {
        Long start = pieces.higherKey(position);
        return start == null ? Long.MAX_VALUE : start;
    }

    /** Puts bytes in their place; they count once they are {@link #keep kept}. */
    void write(long position, ByteBuffer bytes) {
        long at = position;
        while (bytes.hasRemaining()) {
            long here = at;
            at += onDisk(() -> channel.write(bytes, here));
        }
    }

    /** Notes that these bytes are all in their place. */
    void keep(long position, long length) {
        if (length > 0) {
            onDisk(() -> {
                channel.force(false);
                return channel;
            });
            // the line's end comes first, so that one which is cut short spoils no other
            String line = "\n" + position + " " + length;
            onDisk(() -> Files.writeString(journal, line, StandardOpenOption.APPEND));
            pieces.put(position, position + length);
        }
    }

    /** Takes the files away. */
    void delete() {
        release(); // or some systems would not let them go
        onDisk(() -> Files.deleteIfExists(journal));
        onDisk(() -> Files.deleteIfExists(file));
    }

    /** Leaves what is here to the next attempt. */
    @Override
    public void close() {
        if (channel.isOpen() && pieces.isEmpty()) {
            delete();
        }
        release();
    }

    private void release() {
        onDisk(() -> {
            channel.close();
            return channel;
        });
    }

    private FileChannel locked(FileChannel opened) throws IOException {
        try {
            if (opened.tryLock(Long.MAX_VALUE - 1, 1, false) != null) { // far behind what is read and written
                return opened;
            }
        } catch (OverlappingFileLockException byThisProgram) {
            // said below
        }
        opened.close();
        throw new FetchFailedException("somebody else is fetching to %s right now".formatted(file));
    }

    private void remember(String line) {
        String[] numbers = line.split(" ", 2);
        long start = Long.parseLong(numbers[0]);
        pieces.put(start, start + Long.parseLong(numbers[1]));
    }

    /** Of the piece that begins at a position or before it; 0 if none does. */
    private long endOfPiece(long position) {
        Map.Entry<Long, Long> piece = pieces.floorEntry(position);
        return piece == null ? 0 : piece.getValue();
    }

    private long end() {
        return pieces.isEmpty() ? 0 : pieces.lastEntry().getValue();
    }

    private static <T> T onDisk(OnDisk<T> action) {
        try {
            return action.apply();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
