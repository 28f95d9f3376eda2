package blindbrush.command.series;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text of one size on a contact sheet. Where Java finds no fonts, as in a bare container, it takes no room and draws
 * nothing, rather than cost the pictures.
 */
final class Lettering {

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    private final Optional<Font> font;
    private final int size;

    private Lettering(Optional<Font> font, int size) {
        this.font = font;
        this.size = size;
    }

    /** The platform's sans serif. */
    static Lettering of(int size, boolean bold) {
        return new Lettering(usable(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size)), size);
    }

    /** As it is where there are no fonts. */
    static Lettering none(int size) {
        return new Lettering(Optional.empty(), size);
    }

    /** The text in lines of at most this width, in pixels; a word that is longer is cut. */
    List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        if (font.isEmpty() || text.isBlank()) {
            return lines;
        }
        StringBuilder line = new StringBuilder();
        for (String word : words(text, width)) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> words(String text, int width) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = word;
            while (rest.length() > 1 && width(rest) > width) {
                int end = rest.length() - 1;
                while (end > 1 && width(rest.substring(0, end)) > width) {
                    end--;
                }
                words.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            words.add(rest);
        }
        return words;
    }

    int width(String line) {
        return font.map(face ->
                        (int) Math.ceil(face.getStringBounds(line, SMOOTH).getWidth()))
                .orElse(0);
    }

    /** Of so many lines, in pixels. */
    int height(int lines) {
        return font.isEmpty() ? 0 : lines * lineHeight();
    }

    /** Lines below each other, the first one's top at y, each begun at x or centred about it. */
    void draw(Graphics2D graphics, List<String> lines, int x, int y, boolean centred, Color colour) {
        font.ifPresent(graphics::setFont);
        graphics.setColor(colour);
        for (int i = 0; i < lines.size(); i++) {
            int left = centred ? x - width(lines.get(i)) / 2 : x;
            graphics.drawString(lines.get(i), left, y + i * lineHeight() + size);
        }
    }

    private int lineHeight() {
        return Math.round(1.35f * size);
    }

    /** Fonts are only looked for when first measured; without them Java fails with whatever error comes first. */
    private static Optional<Font> usable(Font font) {
        try {
            return font.getStringBounds("x", SMOOTH).getWidth() > 0 ? Optional.of(font) : Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return Optional.empty();
        }
    }
}
