package blindbrush.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that the tests draw, and the few that Java cannot write. */
final class Drawn {

    /** {@link #quarters}, 48 × 32, lossy, made with libwebp. */
    static final byte[] WEBP_LOSSY =
            base64("UklGRnQAAABXRUJQVlA4IGgAAABQBQCdASowACAAPoEwkkglIyGhOqgAoBAJZgCl5cD+AfgBrz3APw7/Gbk"
                    + "Ajv0HiZn66AAA/u+7GcP7FSJiYmHw+5u//xOeTeHB+7YjeMA/yQV3L5CJh8HwcSnvO5//lZTw89KGvAAAAA==");

    /** {@link #quarters}, 48 × 32, lossless, made with libwebp. */
    static final byte[] WEBP_LOSSLESS =
            base64("UklGRjwAAABXRUJQVlA4TC8AAAAvL8AHAB8gEEjeHzqN+RcQFPwf3fxHZA9ATdtGUEmW5JF8M3eO6P8" + "EFBozEzZmBgA=");

    /** 16 × 8 of the grey 55, lossless, made with libwebp. */
    static final byte[] WEBP_GREY_55 = base64("UklGRh4AAABXRUJQVlA4TBEAAAAvD8ABAAfQm970pv+BiOh/AAA=");

    /** The red quarter on nothing, 48 × 32, lossy with an alpha channel, made with libwebp. */
    static final byte[] WEBP_ALPHA =
            base64("UklGRpIAAABXRUJQVlA4WAoAAAAQAAAALwAAHwAAQUxQSBUAAAABDzD/ERFCIJDkL73AABH9n4AKZ/8AVlA"
                    + "4IFYAAADwAwCdASowACAAPpE8l0glo6IhNVv4ALASCWIAuy6AfIAAfrTqQ7gAAP7upj/+A3XxbTL/9zgfMt8y38pn+N//78v+b1yfy5/2"
                    + "2txn/pCHgB5bwAAAAA==");

    private Drawn() {}

    /** 48 × 32, its quarters red, green, blue, white from the top left to the bottom right. */
    static BufferedImage quarters() {
        BufferedImage picture = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colours.length; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * 24, i / 2 * 16, 24, 16);
        }
        graphics.dispose();
        return picture;
    }

    /** Shapes of many colours, the same for the same size and seed. */
    static BufferedImage shapes(int width, int height, long seed) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(
                    random.nextInt(width),
                    random.nextInt(height),
                    1 + random.nextInt(width / 4),
                    1 + random.nextInt(height / 4));
        }
        graphics.dispose();
        return picture;
    }

    /** A picture of one colour. */
    static BufferedImage plain(Color colour) {
        BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 32, 24);
        graphics.dispose();
        return picture;
    }

    static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
