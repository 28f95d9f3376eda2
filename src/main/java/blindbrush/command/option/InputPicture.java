package blindbrush.command.option;

import blindbrush.image.PictureReader;
import blindbrush.image.UnreadablePictureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture named on the command line.
 *
 * @param path as it was given
 * @param sha256 of the file, in hex
 * @param image upright and in sRGB
 */
public record InputPicture(Path path, String sha256, BufferedImage image) {

    /** Reads it, or throws an {@link UnusableFileException} that says why not. */
    public static InputPicture read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            return new InputPicture(path, sha256(bytes), PictureReader.read(bytes));
        } catch (IOException unreadable) {
            throw new UnusableFileException("cannot read %s%s".formatted(path, reason(path)), unreadable);
        } catch (UnreadablePictureException unreadable) {
            throw new UnusableFileException("cannot read %s: %s".formatted(path, unreadable.getMessage()), unreadable);
        }
    }

    /** The file's name without folder and ending, for labels and names of files made from it. */
    public String stem() {
        return path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static String reason(Path path) {
        if (Files.notExists(path)) {
            return ": there is no such file";
        }
        return Files.isDirectory(path) ? ": it is a folder" : "";
    }

    /** In hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
