package blindbrush.image;

import java.awt.image.BufferedImage;

/** Gives every picture, of whatever origin, the same look: aspect, size, codec, quality and no metadata. */
public final class ImageNormalizer {

    /** How many times a master is larger than what is shown of it, at least. */
    public static final double LEAST_REDUCTION = 1.34;

    private ImageNormalizer() {}

    /** The centred, largest part of the picture that has the aspect; shares the picture's pixels. */
    public static BufferedImage crop(BufferedImage picture, Aspect aspect) {
        int longEdge = aspect.longEdgeWithin(picture.getWidth(), picture.getHeight());
        int width = aspect.width(longEdge);
        int height = aspect.height(longEdge);
        return picture.getSubimage((picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
    }

    /**
     * The picture as it is shown: cropped to the nearest aspect, then made smaller by at least a quarter, so that none keeps the traces of an
     * earlier file, until its longer side is exactly {@code longEdge} pixels.
     *
     * @throws TooSmallPictureException if it is too small for that
     */
    public static BufferedImage normalize(BufferedImage picture, int longEdge) {
        return normalize(picture, longEdge, Aspect.nearest(picture.getWidth(), picture.getHeight()));
    }

    /** The same cropped to a given aspect. */
    public static BufferedImage normalize(BufferedImage picture, int longEdge, Aspect aspect) {
        requireLargeEnough(picture, leastMaster(longEdge), aspect);
        return scale(crop(picture, aspect), aspect.width(longEdge), aspect.height(longEdge));
    }

    /** The longer side, in pixels, that the crop of a master needs at least to be shown with one of {@code longEdge}. */
    public static int leastMaster(int longEdge) {
        return (int) Math.ceil(LEAST_REDUCTION * longEdge);
    }

    /**
     * Refuses a picture that is too small.
     *
     * @param longEdge that the picture's crop to the aspect is to have at least, in pixels
     * @throws TooSmallPictureException if it has not
     */
    public static void requireLargeEnough(BufferedImage picture, int longEdge, Aspect aspect) {
        if (aspect.longEdgeWithin(picture.getWidth(), picture.getHeight()) < longEdge) {
            throw new TooSmallPictureException(picture.getWidth(), picture.getHeight(), aspect, longEdge);
        }
    }

    /** The whole picture, uncropped, its longer side at most {@code longEdge} pixels, for the curator's desk. */
    public static BufferedImage thumbnail(BufferedImage picture, int longEdge) {
        double factor = Math.min(1.0, (double) longEdge / Math.max(picture.getWidth(), picture.getHeight()));
        return scale(picture, (int) Math.max(1, Math.round(picture.getWidth() * factor)), (int)
                Math.max(1, Math.round(picture.getHeight() * factor)));
    }

    /** The whole picture in its own proportions, with at most so many pixels. */
    static BufferedImage within(BufferedImage picture, long mostPixels) {
        double share = (double) mostPixels / picture.getWidth() / picture.getHeight();
        if (share >= 1) {
            return picture;
        }
        return scale(picture, (int) Math.max(1, Math.floor(picture.getWidth() * Math.sqrt(share))), (int)
                Math.max(1, Math.floor(picture.getHeight() * Math.sqrt(share))));
    }

    /**
     * The one encoder of stimuli: a baseline JPEG of one quality and subsampling, without metadata. The files of any two
     * pictures of one size differ in nothing but the pixels' own data; equal pixels give equal bytes.
     */
    public static byte[] encode(BufferedImage picture) {
        return PictureEncoder.JPEG.encode(picture);
    }

    /** The picture as a PNG without metadata, for a lossless file of the command line. */
    public static byte[] encodePng(BufferedImage picture) {
        return PictureEncoder.PNG.encode(picture);
    }

    /** The one resampler, whatever the factor and the origin. */
    private static BufferedImage scale(BufferedImage picture, int width, int height) {
        return Resampling.to(picture, width, height);
    }
}
