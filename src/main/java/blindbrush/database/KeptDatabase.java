package blindbrush.database;

import blindbrush.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A database file as it was before its last upgrade, beside it and named with its schema: one, so that copies do not pile up. */
final class KeptDatabase {

    private final Path file;
    private final String name;

    /** Of this database file. */
    KeptDatabase(Path file) {
        this.file = file;
        this.name = name(file);
    }

    /** A database's name: its file's without H2's suffix. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.mv\\.db$", "");
    }

    /** Keeps what the file holds now, of {@code schema}, and nothing older; the file itself must be replaced next, not changed. */
    Path keep(String schema) throws IOException {
        delete();
        Path copy = file.resolveSibling("%s.schema-%s.mv.db".formatted(name, schema));
        try {
            Files.createLink(copy, file);
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            Path part = file.resolveSibling(name + ".schema.part");
            Files.deleteIfExists(part);
            WholeFile.replace(copy, Files.copy(file, part));
        }
        return copy;
    }

    /** Forgets it. */
    void delete() {
        try {
            for (Path copy : copies()) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Path> copies() throws IOException {
        // whole ones, and what is left of one whose copying was killed
        Pattern named = Pattern.compile("\\Q" + name + "\\E\\.schema(-[0-9.]+\\.mv\\.db|\\.part)");
        try (var files = Files.list(file.getParent())) {
            return files.filter(
                            each -> named.matcher(each.getFileName().toString()).matches())
                    .toList();
        }
    }
}
