package blindbrush.style;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reference numbers and weights that lie beside the project where it is developed, and nowhere else. */
public final class SharedFolder {

    private SharedFolder() {}

    /** A file of it; without the folder the test that asks is skipped and says so. */
    public static Path file(String name) {
        Path folder = Path.of(Stream.of(System.getProperty("blindbrush.shared"), System.getenv("BLINDBRUSH_SHARED"))
                .filter(given -> given != null && !given.isBlank())
                .findFirst()
                .orElse("../shared"));
        Path file = folder.resolve(name);
        assumeTrue(Files.exists(file), "skipped: needs the shared folder's " + name);
        return file;
    }
}
