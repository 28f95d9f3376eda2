package blindbrush.command.option;

import blindbrush.image.PictureReader;
import blindbrush.image.UnreadablePictureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

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
            return new InputPicture(path, DigestUtils.sha256Hex(bytes), PictureReader.read(bytes));
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
}
