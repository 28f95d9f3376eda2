package blindbrush.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A zip file written as it is made, with the hashes of its files last: one that breaks off has neither those nor a zip's directory. Its files
 * have no time stamps, so that equal data make equal archives.
 */
final class Archive {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<String> sums = new ArrayList<>();

    Archive(OutputStream stream) {
        this.zip = new ZipOutputStream(stream, StandardCharsets.UTF_8);
    }

    /** What a file is filled with. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream stream) throws IOException, SQLException;
    }

    /** Adds a file, with slashes in its name. */
    void add(String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(entry(name));
        var hashed = new DigestOutputStream(new EntryStream(zip), DigestUtils.getSha256Digest());
        content.write(hashed);
        zip.closeEntry();
        sums.add(Hex.encodeHexString(hashed.getMessageDigest().digest()) + "  " + name + "\n");
    }

    /** Adds a text. */
    void add(String name, String text) throws IOException, SQLException {
        add(name, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds the hashes ({@code sha256sum -c SHA256SUMS}) and ends the file; the stream is left open. */
    void end() throws IOException {
        zip.putNextEntry(entry("SHA256SUMS"));
        zip.write(String.join("", sums).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /** One file's bytes: whole buffers go through, and closing or flushing it does nothing to the zip. */
    private static final class EntryStream extends FilterOutputStream {

        EntryStream(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
