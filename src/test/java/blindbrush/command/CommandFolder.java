package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import picocli.CommandLine;

/** A folder with small pictures in it, and a command line that is listened to. */
public final class CommandFolder {

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    public CommandFolder(Path folder) {
        this.folder = folder;
    }

    /** A disc on black. */
    public Path picture(String name, int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** The exit code. */
    int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Blindbrush.commandLine();
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return line.execute(words);
    }

    public void assertDone(Object... arguments) {
        int code = run(arguments);
        assertThat(err()).isEmpty();
        assertThat(code).isZero();
    }

    /** Wrong use: exit code 2, and one line that says why. */
    public void assertRefused(String reason, Object... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(reason);
    }

    public String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    BufferedImage image(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }
}
