package blindbrush.command;

import blindbrush.standin.StandIn;
import blindbrush.standin.StandInPainter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Paints the demonstration's stand-ins anew, as JPEG files. */
@Command(
        name = "draw-stand-ins",
        mixinStandardHelpOptions = true,
        description = "Paints the pictures that stand in for human paintings in the demonstration study.")
public final class DrawStandIns implements Callable<Integer> {

    @Option(
            names = "--output",
            defaultValue = "data/starter/stand-ins",
            description = "Folder to write to (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--size", defaultValue = "1024", description = "Longer edge in pixels (default: ${DEFAULT-VALUE}).")
    private int size;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(output);
        for (StandIn standIn : StandIn.all()) {
            write(StandInPainter.paint(standIn, size), output.resolve(standIn.slug() + ".jpg"));
        }
        return 0;
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.88f);
        // An output stream over an old, longer file would leave its tail behind.
        Files.deleteIfExists(file);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
