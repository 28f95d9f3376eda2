package blindbrush.network;

import blindbrush.refusal.InvalidInputException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

/** A picture as three planes of floats, sRGB values from 0 to 1, in the order of a tensor [3, height, width]. */
public final class RgbPlanes {

    private final int width;
    private final int height;
    private final float[] values;

    public RgbPlanes(int width, int height, float[] values) {
        if (values.length != 3 * width * height) {
            throw new IllegalArgumentException("%d values for 3 × %d × %d".formatted(values.length, height, width));
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    public static RgbPlanes of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        float[] values = new float[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (pixels[i] >> 16 & 0xff) / 255f;
            values[pixels.length + i] = (pixels[i] >> 8 & 0xff) / 255f;
            values[2 * pixels.length + i] = (pixels[i] & 0xff) / 255f;
        }
        return new RgbPlanes(width, height, values);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The planes themselves, not a copy. */
    public float[] values() {
        return values;
    }

    /** Bicubic, with antialiasing when it shrinks. */
    public RgbPlanes resized(int toWidth, int toHeight) {
        return resized(AxisResampling.Kernel.CUBIC, toWidth, toHeight);
    }

    /**
     * Enlarged by Lanczos' kernel of eight lobes, which keeps a surface equally rough everywhere. Shorter kernels smooth more
     * between the old samples than at them: a painting enlarged to twice its size would show a grid of two pixels.
     */
    public RgbPlanes enlarged(int toWidth, int toHeight) {
        return resized(AxisResampling.Kernel.LANCZOS, toWidth, toHeight);
    }

    private RgbPlanes resized(AxisResampling.Kernel kernel, int toWidth, int toHeight) {
        if (toWidth == width && toHeight == height) {
            return this;
        }
        float[] rows = new AxisResampling(kernel, width, toWidth).alongRows(values);
        return new RgbPlanes(
                toWidth, toHeight, new AxisResampling(kernel, height, toHeight).alongColumns(rows, toWidth));
    }

    /**
     * Scaled down so that its long edge is at most this.
     *
     * @param longEdge pixels, at least 1
     */
    public RgbPlanes within(int longEdge) {
        if (longEdge < 1) {
            throw new InvalidInputException("a long edge has at least 1 pixel, not " + longEdge);
        }
        double factor = Math.min(1, longEdge / (double) Math.max(width, height));
        return resized(scaled(width, factor), scaled(height, factor));
    }

    /** Scaled to cover a size, and its middle cut out. */
    public RgbPlanes covering(int toWidth, int toHeight) {
        double factor = Math.max(toWidth / (double) width, toHeight / (double) height);
        RgbPlanes larger =
                resized(Math.max(toWidth, scaled(width, factor)), Math.max(toHeight, scaled(height, factor)));
        int left = (larger.width - toWidth) / 2;
        int top = (larger.height - toHeight) / 2;
        return larger.part(left, top, toWidth, toHeight);
    }

    /** A rectangle cut out. */
    public RgbPlanes part(int left, int top, int toWidth, int toHeight) {
        float[] cut = new float[3 * toWidth * toHeight];
        for (int row = 0; row < 3 * toHeight; row++) {
            int from = (row / toHeight * height + top + row % toHeight) * width + left;
            System.arraycopy(values, from, cut, row * toWidth, toWidth);
        }
        return new RgbPlanes(toWidth, toHeight, cut);
    }

    /** Continued on each side by so many pixels of its mirror image, the outermost pixel first. */
    public RgbPlanes mirrored(int margin) {
        int toWidth = width + 2 * margin;
        int toHeight = height + 2 * margin;
        float[] larger = new float[3 * toWidth * toHeight];
        for (int i = 0; i < larger.length; i++) {
            int column = mirrored(i % toWidth - margin, width);
            int row = mirrored(i / toWidth % toHeight - margin, height);
            larger[i] = values[(i / (toWidth * toHeight) * height + row) * width + column];
        }
        return new RgbPlanes(toWidth, toHeight, larger);
    }

    /** Each value held to 0 to 1. */
    public RgbPlanes clamped() {
        float[] held = new float[values.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = Math.min(1, Math.max(0, values[i]));
        }
        return new RgbPlanes(width, height, held);
    }

    public BufferedImage toImage() {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = level(values[i], 255) << 16
                    | level(values[pixels.length + i], 255) << 8
                    | level(values[2 * pixels.length + i], 255);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    /** With 16 bits in each channel. */
    public BufferedImage toDeepImage() {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        int pixels = width * height;
        for (int i = 0; i < values.length; i++) {
            int pixel = i % pixels;
            raster.setSample(pixel % width, pixel / width, i / pixels, level(values[i], 65535));
        }
        return new BufferedImage(model, raster, false, null);
    }

    private static int mirrored(int place, int edge) {
        int inside = Math.floorMod(place, 2 * edge);
        return inside < edge ? inside : 2 * edge - 1 - inside;
    }

    private static int scaled(int edge, double factor) {
        return Math.max(1, (int) Math.round(edge * factor));
    }

    private static int level(float value, int highest) {
        return Math.round(highest * Math.min(1, Math.max(0, value)));
    }
}
