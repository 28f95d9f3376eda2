package blindbrush.style;

import java.awt.image.BufferedImage;

/** Small pictures drawn by formula. */
public final class Pictures {

    private Pictures() {}

    /** Waves of every colour; another phase gives another picture. */
    public static BufferedImage waves(int width, int height, double phase) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = level(0.21 * x + 0.1 * y + phase);
                int green = level(0.13 * x - 0.3 * y + 2 * phase);
                int blue = level(0.4 * x + 0.27 * y + 3 * phase);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /** Waves with a quarter of the contrast, far from black and white. */
    public static BufferedImage muted(int width, int height, double phase) {
        BufferedImage image = waves(width, height, phase);
        for (int i = 0; i < width * height; i++) {
            int full = image.getRGB(i % width, i / width);
            image.setRGB(i % width, i / width, (full >> 2 & 0x3f3f3f) + 0x606060);
        }
        return image;
    }

    public static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static int level(double angle) {
        return (int) Math.round(127.5 * (1 + Math.sin(angle)));
    }
}
