package blindbrush.command.option;

import static java.util.Objects.requireNonNull;

import blindbrush.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a picture and its record go.
 *
 * @param picture {@code O.png}
 * @param record {@code O.json}
 */
public record OutputFiles(Path picture, Path record) {

    private static final String EXTENSION = ".png";

    /** Checks before the long work that both can be written; else an {@link UnusableFileException} says why not. */
    public static OutputFiles at(Path output) {
        String name = String.valueOf(output.getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
            throw new UnusableFileException("cannot write %s: the picture's name must end in .png".formatted(output));
        }
        String stem = name.substring(0, name.length() - EXTENSION.length());
        OutputFiles files = new OutputFiles(output, output.resolveSibling(stem + ".json"));
        checkWritable(files.picture);
        checkWritable(files.record);
        return files;
    }

    /** Both or none: each is written whole under another name first, then moved to its place. */
    public void write(byte[] pictureBytes, byte[] recordBytes) throws IOException {
        Path unfinishedPicture = WholeFile.beside(picture);
        Path unfinishedRecord = WholeFile.beside(record);
        try {
            Files.write(unfinishedPicture, pictureBytes);
            Files.write(unfinishedRecord, recordBytes);
            WholeFile.replace(record, unfinishedRecord);
            WholeFile.replace(picture, unfinishedPicture);
        } finally {
            Files.deleteIfExists(unfinishedPicture);
            Files.deleteIfExists(unfinishedRecord);
        }
    }

    /** Or an {@link UnusableFileException} says why not. */
    static void checkWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnusableFileException("cannot write %s: it is a folder".formatted(file));
        }
        Path folder = requireNonNull(file.toAbsolutePath().getParent()); // the root alone has none, and is a folder
        if (!Files.isDirectory(folder)) {
            throw new UnusableFileException("cannot write %s: there is no folder %s".formatted(file, folder));
        }
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new UnusableFileException("cannot write %s: no permission".formatted(file));
        }
    }
}
