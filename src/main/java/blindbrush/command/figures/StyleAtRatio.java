package blindbrush.command.figures;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A style of figure 2.
 *
 * @param file the painting
 * @param ratio α/β of its picture
 */
record StyleAtRatio(Path file, Ratio ratio) {

    private static final Ratio USUAL = new Ratio(1e-3);

    /** From {@code FILE} or {@code FILE:RATIO}; a colon that belongs to an existing file's name is left to it. */
    static StyleAtRatio parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 2 || Files.exists(Path.of(text))) { // before 2 it is a drive's, C:\…
            return new StyleAtRatio(Path.of(text), USUAL);
        }
        return new StyleAtRatio(Path.of(text.substring(0, colon)), Ratio.parse(text.substring(colon + 1)));
    }
}
