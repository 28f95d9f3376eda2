package blindbrush.weights.file;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The directory of a zip file, 64-bit sizes included, over bytes that need not be a file: Java's own reader wants one.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format</a>
 */
final class ZipEntries {

    static final int LOCAL_HEADER = 0x04034b50;

    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_SIZE = 22;
    private static final int END_64_LOCATOR_SIZE = 20;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long IN_EXTRA = 0xffff_ffffL;
    private static final long LARGEST_DIRECTORY = 16 << 20;

    private final ByteRanges file;
    private final Map<String, Entry> entries = new HashMap<>();

    /** Sizes in bytes; where the local header lies. */
    private record Entry(int flags, int method, long packed, long unpacked, long header) {}

    /** @throws UnusableWeightsException if the file has no whole directory */
    ZipEntries(ByteRanges file) {
        this.file = file;
        ByteBuffer directory = directory();
        while (directory.remaining() >= 46 && directory.getInt(directory.position()) == CENTRAL_HEADER) {
            readEntry(directory);
        }
    }

    Set<String> names() {
        return Set.copyOf(entries.keySet());
    }

    /** How many bytes an entry holds. */
    long size(String name) {
        return entry(name).unpacked();
    }

    /**
     * Some of an entry's bytes, little-endian; of a stored entry only these are read.
     *
     * @throws UnusableWeightsException if there are not so many, or it is packed in an unusual way
     */
    ByteBuffer read(String name, long from, long length) {
        Entry entry = entry(name);
        if (from > entry.unpacked() - length) {
            throw new UnusableWeightsException("its part %s is cut short".formatted(name));
        }
        long start = start(entry, name);
        if (entry.method() == STORED) {
            return file.read(start + from, length);
        }
        ByteBuffer bytes = file.read(start, entry.packed());
        byte[] packed = new byte[bytes.remaining()];
        bytes.get(packed);
        return ByteBuffer.wrap(inflated(packed, from, length, name)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new UnusableWeightsException("its part %s is missing".formatted(name));
        }
        return entry;
    }

    /** Behind the local header, whose name and extra fields may differ in length from the directory's. */
    private long start(Entry entry, String name) {
        boolean plain = (entry.flags() & 1) == 0 && (entry.method() == STORED || entry.method() == DEFLATED);
        ByteBuffer header = file.read(entry.header(), 30);
        if (!plain || header.getInt() != LOCAL_HEADER) {
            throw new UnusableWeightsException("its part %s cannot be unpacked".formatted(name));
        }
        return entry.header()
                + 30
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
    }

    private static byte[] inflated(byte[] packed, long from, long length, String name) {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            in.skipNBytes(from);
            byte[] unpacked = in.readNBytes(Math.toIntExact(length));
            if (unpacked.length < length) {
                throw new EOFException();
            }
            return unpacked;
        } catch (IOException broken) {
            throw new UnusableWeightsException("its part %s is damaged".formatted(name), broken);
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer directory() {
        long tailSize = Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
        ByteBuffer tail = file.read(file.size() - tailSize, tailSize);
        for (int end = tail.limit() - END_SIZE; end >= 0; end--) {
            if (tail.getInt(end) == END) {
                return directory(tail, end, file.size() - tailSize + end);
            }
        }
        throw new UnusableWeightsException("it is truncated, or no zip file: its directory is missing");
    }

    private ByteBuffer directory(ByteBuffer tail, int end, long endPosition) {
        int locator = end - END_64_LOCATOR_SIZE;
        if (locator >= 0 && tail.getInt(locator) == END_64_LOCATOR) {
            ByteBuffer end64 = file.read(tail.getLong(locator + 8), 56);
            if (end64.getInt() == END_64) {
                return bounded(end64.getLong(48), end64.getLong(40), endPosition);
            }
        }
        return bounded(
                Integer.toUnsignedLong(tail.getInt(end + 16)),
                Integer.toUnsignedLong(tail.getInt(end + 12)),
                endPosition);
    }

    private ByteBuffer bounded(long position, long size, long end) {
        if (size < 0 || size > LARGEST_DIRECTORY || position > end - size) {
            throw new UnusableWeightsException("its directory does not lie where it says");
        }
        return file.read(position, size);
    }

    private void readEntry(ByteBuffer directory) {
        int at = directory.position();
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(directory.getShort(at + 32));
        if (46 + nameLength + extraLength + commentLength > directory.remaining()) {
            throw new UnusableWeightsException("its directory is damaged");
        }
        byte[] name = new byte[nameLength];
        directory.get(at + 46, name);
        Wide wide = new Wide(directory.slice(at + 46 + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN));
        // The wide fields stand in this order, each only if the narrow one is full.
        long unpacked = wide.or(directory.getInt(at + 24));
        long packed = wide.or(directory.getInt(at + 20));
        long header = wide.or(directory.getInt(at + 42));
        if (unpacked < 0 || packed < 0 || header < 0) {
            throw new UnusableWeightsException("its directory is damaged");
        }
        entries.put(
                new String(name, StandardCharsets.UTF_8),
                new Entry(directory.getShort(at + 8), directory.getShort(at + 10), packed, unpacked, header));
        directory.position(at + 46 + nameLength + extraLength + commentLength);
    }

    /** The 64-bit sizes of an entry beyond 4 GB, in its extra field number 1. */
    private static final class Wide {

        private final ByteBuffer fields;

        Wide(ByteBuffer extra) {
            while (extra.remaining() >= 4) {
                short kind = extra.getShort();
                int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
                if (kind == 1) {
                    extra.limit(extra.position() + length);
                    break;
                }
                extra.position(extra.position() + length);
            }
            this.fields = extra;
        }

        long or(int narrow) {
            long unsigned = Integer.toUnsignedLong(narrow);
            return unsigned == IN_EXTRA && fields.remaining() >= 8 ? fields.getLong() : unsigned;
        }
    }
}
