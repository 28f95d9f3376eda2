package blindbrush.command.series;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.command.series.ContactSheet.Cell;
import blindbrush.command.series.ContactSheet.SheetRow;
import blindbrush.image.ImageNormalizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.ORANGE, Color.PINK);

    private final ContactSheet sheet = new ContactSheet(
            "Title",
            List.of("A note"),
            List.of("one", "two", "three"),
            List.of(
                    new SheetRow("first", List.of(cell(0), cell(1), cell(2))),
                    new SheetRow("second", List.of(cell(3), Cell.blank("nothing"), cell(4)))));

    @Test
    void cells_hold_their_pictures_at_their_size() {
        SheetDrawing drawing = new SheetDrawing(sheet);
        BufferedImage drawn = drawing.draw();

        assertThat(drawn.getWidth()).isEqualTo(drawing.width()).isGreaterThan(3 * 200);
        assertThat(drawn.getHeight()).isEqualTo(drawing.height()).isGreaterThan(2 * 150);
        assertThat(drawing.cellWidth()).isEqualTo(200);
        assertThat(drawing.cellHeight()).isEqualTo(150);
        int[][] places = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 2}};
        for (int i = 0; i < places.length; i++) {
            int x = drawing.left(places[i][1]);
            int y = drawing.top(places[i][0]);
            assertThat(new Color(drawn.getRGB(x, y))).isEqualTo(COLOURS.get(i));
            assertThat(new Color(drawn.getRGB(x + 199, y + 149))).isEqualTo(COLOURS.get(i));
            assertThat(new Color(drawn.getRGB(x - 1, y))).isNotEqualTo(COLOURS.get(i));
            assertThat(new Color(drawn.getRGB(x, y + 150))).isNotEqualTo(COLOURS.get(i));
        }
    }

    @Test
    void the_same_sheet_is_drawn_the_same() {
        assertThat(ImageNormalizer.encodePng(sheet.draw())).isEqualTo(ImageNormalizer.encodePng(sheet.draw()));
    }

    @Test
    void labels_are_drawn_where_there_are_fonts_and_left_out_where_there_are_none() {
        SheetDrawing mute = new SheetDrawing(sheet, false);
        BufferedImage drawn = mute.draw();

        assertThat(inkIn(drawn)).isZero();
        assertThat(new Color(drawn.getRGB(mute.left(2), mute.top(1)))).isEqualTo(Color.PINK);
        if (Lettering.of(13, false).width("x") > 0) {
            assertThat(inkIn(sheet.draw())).isPositive();
        }
    }

    @Test
    void an_inset_lies_in_the_lower_left_corner() {
        ContactSheet one = new ContactSheet(
                "",
                List.of(),
                List.of(),
                List.of(new SheetRow("", List.of(cell(0).with(picture(400, 300, Color.CYAN))))));
        SheetDrawing drawing = new SheetDrawing(one);
        BufferedImage drawn = drawing.draw();

        assertThat(new Color(drawn.getRGB(drawing.left(0) + 5, drawing.top(0) + 145)))
                .isEqualTo(Color.CYAN);
        assertThat(new Color(drawn.getRGB(drawing.left(0) + 100, drawing.top(0) + 145)))
                .isEqualTo(Color.RED);
        assertThat(new Color(drawn.getRGB(drawing.left(0) + 5, drawing.top(0) + 70)))
                .isEqualTo(Color.RED);
    }

    @Test
    void large_pictures_are_scaled_down_and_small_ones_never_up() {
        ContactSheet mixed = new ContactSheet(
                "",
                List.of(),
                List.of(),
                List.of(new SheetRow(
                        "",
                        List.of(
                                Cell.of(picture(2000, 1000, Color.RED), ""),
                                Cell.of(picture(20, 20, Color.BLUE), "")))));
        SheetDrawing drawing = new SheetDrawing(mixed);
        BufferedImage drawn = drawing.draw();

        assertThat(drawing.cellWidth()).isEqualTo(640);
        int middle = drawing.top(0) + drawing.cellHeight() / 2;
        assertThat(new Color(drawn.getRGB(drawing.left(0) + 1, middle))).isEqualTo(Color.RED);
        assertThat(new Color(drawn.getRGB(drawing.left(1) + 320, middle))).isEqualTo(Color.BLUE);
        assertThat(new Color(drawn.getRGB(drawing.left(1) + 320 + 15, middle))).isNotEqualTo(Color.BLUE);
    }

    @Test
    void long_labels_are_broken_between_words() {
        Lettering lettering = Lettering.of(13, false);
        List<String> lines = lettering.lines("several words that do not fit in one line", 100);

        assertThat(String.join(" ", lines))
                .isIn("several words that do not fit in one line", ""); // "" where there are no fonts
        lines.forEach(line -> assertThat(lettering.width(line)).isLessThanOrEqualTo(100));
        assertThat(lettering.lines("a-file-with-a-name-that-is-too-long.jpg", 100))
                .allMatch(line -> lettering.width(line) <= 100);
    }

    private static Cell cell(int index) {
        return Cell.of(picture(200, 150, COLOURS.get(index)), "picture " + index);
    }

    private static BufferedImage picture(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** Dark pixels. */
    private static long inkIn(BufferedImage image) {
        return IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .mapToObj(Color::new)
                .filter(colour -> colour.getRed() + colour.getGreen() + colour.getBlue() < 200)
                .count();
    }
}
