package blindbrush.command.series;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures in rows and columns, with labels, as the figures of a paper show them. The same pictures and labels make the
 * same sheet, as far as the platform's font is the same.
 *
 * @param title of the whole
 * @param notes what a reader must know, one below the other
 * @param columns titles of the columns; may be empty
 * @param rows from the top
 */
public record ContactSheet(String title, List<String> notes, List<String> columns, List<SheetRow> rows) {

    /** Copies its lists. */
    public ContactSheet {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Cells side by side.
     *
     * @param title to the left of them; may be empty
     */
    public record SheetRow(String title, List<Cell> cells) {

        /** Copies its list. */
        public SheetRow {
            cells = List.copyOf(cells);
        }

        /** Untitled rows of so many cells, filled one after the other. */
        public static List<SheetRow> wrapped(List<Cell> cells, int columns) {
            List<SheetRow> rows = new ArrayList<>();
            for (int from = 0; from < cells.size(); from += columns) {
                rows.add(new SheetRow("", cells.subList(from, Math.min(cells.size(), from + columns))));
            }
            return rows;
        }
    }

    /**
     * A place for a picture.
     *
     * @param picture what hangs there; without one the place is left blank
     * @param inset a small picture in its lower left corner
     * @param caption below it; may be empty
     */
    public record Cell(Optional<BufferedImage> picture, Optional<BufferedImage> inset, String caption) {

        /** A picture with a line below it. */
        public static Cell of(BufferedImage picture, String caption) {
            return new Cell(Optional.of(picture), Optional.empty(), caption);
        }

        /** An empty place with a line below it. */
        public static Cell blank(String caption) {
            return new Cell(Optional.empty(), Optional.empty(), caption);
        }

        /** The same with a smaller picture in its corner. */
        public Cell with(BufferedImage small) {
            return new Cell(picture, Optional.of(small), caption);
        }
    }

    /** The sheet as one picture. */
    public BufferedImage draw() {
        return new SheetDrawing(this).draw();
    }
}
