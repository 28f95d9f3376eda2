package blindbrush.command.series;

import blindbrush.command.series.ContactSheet.Cell;
import blindbrush.command.series.ContactSheet.SheetRow;
import blindbrush.image.ImageNormalizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Lays a contact sheet out and draws it: cells of one size, lettering in proportion to them. */
final class SheetDrawing {

    /** Edges of a cell, in pixels: room for a caption, and no sheet that nobody can open. */
    private static final int LEAST_CELL = 160;

    private static final int LARGEST_CELL = 640;

    private static final Color PAPER = new Color(0xf5f4f1);
    private static final Color BLANK = new Color(0xe7e5e0);
    private static final Color INK = new Color(0x222222);
    private static final Color PALE_INK = new Color(0x555555);

    private final ContactSheet sheet;
    private final int cellWidth;
    private final int cellHeight;
    private final int gap;
    private final Lettering large;
    private final Lettering bold;
    private final Lettering plain;
    private final int columns;
    private final int rowTitles;

    SheetDrawing(ContactSheet sheet) {
        this(sheet, true);
    }

    /** @param fonts whether to look for any */
    SheetDrawing(ContactSheet sheet, boolean fonts) {
        this.sheet = sheet;
        this.cellWidth = largest(sheet, BufferedImage::getWidth, LEAST_CELL);
        this.cellHeight = largest(sheet, BufferedImage::getHeight, LEAST_CELL / 2);
        int size = Math.min(24, Math.max(13, Math.round(cellWidth / 20f)));
        this.gap = size;
        this.large = fonts ? Lettering.of(Math.round(1.5f * size), true) : Lettering.none(size);
        this.bold = fonts ? Lettering.of(size, true) : Lettering.none(size);
        this.plain = fonts ? Lettering.of(size, false) : Lettering.none(size);
        this.columns =
                sheet.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        this.rowTitles = rowTitles();
    }

    BufferedImage draw() {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            drawRows(graphics, drawHead(graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    int width() {
        return 2 * gap + rowTitles + columns * (cellWidth + gap) + gap;
    }

    int height() {
        int rows = sheet.rows().stream().mapToInt(this::rowHeight).sum();
        return 2 * gap + headHeight() + rows + gap;
    }

    /** Where the picture of a cell begins, x. */
    int left(int column) {
        return 2 * gap + rowTitles + column * (cellWidth + gap);
    }

    /** Where the pictures of a row begin, y. */
    int top(int row) {
        return 2 * gap
                + headHeight()
                + sheet.rows().subList(0, row).stream()
                        .mapToInt(this::rowHeight)
                        .sum();
    }

    int cellWidth() {
        return cellWidth;
    }

    int cellHeight() {
        return cellHeight;
    }

    private int drawHead(Graphics2D graphics) {
        int y = 2 * gap;
        List<String> title = large.lines(sheet.title(), textWidth());
        large.draw(graphics, title, 2 * gap, y, false, INK);
        y += large.height(title.size());
        List<String> notes = notes();
        plain.draw(graphics, notes, 2 * gap, y, false, PALE_INK);
        y += plain.height(notes.size()) + gap;
        for (int column = 0; column < sheet.columns().size(); column++) {
            List<String> lines = bold.lines(sheet.columns().get(column), cellWidth);
            bold.draw(graphics, lines, left(column) + cellWidth / 2, y, true, INK);
        }
        return top(0);
    }

    private void drawRows(Graphics2D graphics, int from) {
        int y = from;
        for (SheetRow row : sheet.rows()) {
            List<String> title = bold.lines(row.title(), rowTitles - gap);
            bold.draw(graphics, title, 2 * gap, y + (cellHeight - bold.height(title.size())) / 2, false, INK);
            for (int column = 0; column < row.cells().size(); column++) {
                drawCell(graphics, row.cells().get(column), left(column), y);
            }
            y += rowHeight(row);
        }
    }

    private void drawCell(Graphics2D graphics, Cell cell, int x, int y) {
        cell.picture().ifPresentOrElse(picture -> drawPicture(graphics, cell, fitted(picture), x, y), () -> {
            graphics.setColor(BLANK);
            graphics.fillRect(x, y, cellWidth, cellHeight);
        });
        plain.draw(
                graphics,
                plain.lines(cell.caption(), cellWidth),
                x + cellWidth / 2,
                y + cellHeight + gap / 3,
                true,
                INK);
    }

    private void drawPicture(Graphics2D graphics, Cell cell, BufferedImage picture, int x, int y) {
        int left = x + (cellWidth - picture.getWidth()) / 2;
        int top = y + (cellHeight - picture.getHeight()) / 2;
        graphics.drawImage(picture, left, top, null);
        cell.inset().ifPresent(inset -> {
            BufferedImage small = within(inset, picture.getWidth() / 3, picture.getHeight() / 3);
            int border = Math.max(1, gap / 6);
            int down = top + picture.getHeight() - small.getHeight();
            graphics.setColor(PAPER);
            graphics.fillRect(left, down - border, small.getWidth() + border, small.getHeight() + border);
            graphics.drawImage(small, left, down, null);
        });
    }

    private BufferedImage fitted(BufferedImage picture) {
        return within(picture, cellWidth, cellHeight);
    }

    /** Scaled down to fit, never up. */
    private static BufferedImage within(BufferedImage picture, int width, int height) {
        double factor = Math.min(width / (double) picture.getWidth(), height / (double) picture.getHeight());
        if (factor >= 1) {
            return picture;
        }
        int longEdge = Math.max(picture.getWidth(), picture.getHeight());
        return ImageNormalizer.thumbnail(picture, Math.max(1, (int) Math.round(factor * longEdge)));
    }

    private int headHeight() {
        int titles = sheet.columns().stream()
                .mapToInt(column -> bold.lines(column, cellWidth).size())
                .max()
                .orElse(0);
        return large.height(large.lines(sheet.title(), textWidth()).size())
                + plain.height(notes().size())
                + gap
                + bold.height(titles)
                + (titles > 0 ? gap / 2 : 0);
    }

    private List<String> notes() {
        List<String> lines = new ArrayList<>();
        sheet.notes().forEach(note -> lines.addAll(plain.lines(note, textWidth())));
        return lines;
    }

    private int rowHeight(SheetRow row) {
        int captions = row.cells().stream()
                .mapToInt(cell -> plain.lines(cell.caption(), cellWidth).size())
                .max()
                .orElse(0);
        return cellHeight + gap / 3 + plain.height(captions) + gap;
    }

    private int textWidth() {
        return width() - 4 * gap;
    }

    /** At most three fifths of a cell, and none where no row has a title. */
    private int rowTitles() {
        int widest = sheet.rows().stream()
                .flatMap(row -> bold.lines(row.title(), 3 * cellWidth / 5).stream())
                .mapToInt(bold::width)
                .max()
                .orElse(0);
        return widest == 0 ? 0 : widest + gap;
    }

    private static int largest(ContactSheet sheet, ToIntFunction<BufferedImage> edge, int least) {
        int largest = sheet.rows().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell.picture().stream())
                .mapToInt(edge)
                .max()
                .orElse(least);
        return Math.min(LARGEST_CELL, Math.max(least, largest));
    }
}
