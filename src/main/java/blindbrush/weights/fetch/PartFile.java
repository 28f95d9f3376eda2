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
import java.util.Set;
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
        if (lines.isEmpty() || !lines.get(0).equals(version)) {
            startOver(version);
            return;
        }
        pieces.clear();
        lines.stream().skip(1).takeWhile(line -> PIECE.matcher(line).matches()).forEach(this::remember);
        Map<Long, Long> found = Map.copyOf(pieces);
        onDisk(() -> Files.writeString(journal, version + "\n")); // a line that was cut short goes
        found.forEach((start, end) -> note(start, end - start));
    }

    /** Forgets what is here and waits for this version. */
    void startOver(String version) {
        pieces.clear();
        onDisk(() -> channel.truncate(0));
        onDisk(() -> Files.writeString(journal, version + "\n"));
    }

    /** How many bytes are here. */
    long kept() {
        return pieces.entrySet().stream()
                .mapToLong(piece -> piece.getValue() - piece.getKey())
                .sum();
    }

    /** From where on bytes are wanting, looking from a position on. */
    long reach(long position) {
        Map.Entry<Long, Long> piece = pieces.floorEntry(position);
        return piece == null ? position : Math.max(position, piece.getValue());
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
                return null;
            });
            note(position, length);
            merge(position, position + length);
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
            return null;
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
        long end = start + Long.parseLong(numbers[1]);
        if (end <= onDisk(channel::size)) {
            merge(start, end);
        }
    }

    private void note(long position, long length) {
        onDisk(() -> Files.writeString(journal, position + " " + length + "\n", StandardOpenOption.APPEND));
    }

    private void merge(long start, long end) {
        Map.Entry<Long, Long> before = pieces.floorEntry(start);
        long from = before != null && before.getValue() >= start ? before.getKey() : start;
        long to = Math.max(end, pieces.getOrDefault(from, end));
        Map<Long, Long> touched = pieces.subMap(from, true, to, true);
        for (long ending : Set.copyOf(touched.values())) {
            to = Math.max(to, ending);
        }
        touched.clear();
        pieces.put(from, to);
    }

    private static <T> T onDisk(OnDisk<T> action) {
        try {
            return action.apply();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
