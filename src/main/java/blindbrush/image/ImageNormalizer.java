package blindbrush.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;

/** Gives every picture, of whatever origin, the same look: aspect, size, codec, quality and no metadata. */
public final class ImageNormalizer {

    private ImageNormalizer() {}

    /** The centred, largest part of the picture that has the aspect; shares the picture's pixels. */
    public static BufferedImage crop(BufferedImage picture, Aspect aspect) {
        int longEdge = aspect.longEdgeWithin(picture.getWidth(), picture.getHeight());
        int width = aspect.width(longEdge);
        int height = aspect.height(longEdge);
        return picture.getSubimage((picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
    }

    /** The centred, largest part of the picture that has the nearest aspect; shares the picture's pixels. */
    public static BufferedImage cropToNearestAspect(BufferedImage picture) {
        return crop(picture, Aspect.nearest(picture.getWidth(), picture.getHeight()));
    }

    /**
     * The picture as it is shown: cropped to the nearest aspect, its longer side exactly {@code longEdge} pixels.
     *
     * @throws TooSmallPictureException if it would have to be enlarged
     */
    public static BufferedImage normalize(BufferedImage picture, int longEdge) {
        BufferedImage cropped = cropToNearestAspect(picture);
        Aspect aspect = Aspect.nearest(picture.getWidth(), picture.getHeight());
        if (Math.max(cropped.getWidth(), cropped.getHeight()) < longEdge) {
            throw new TooSmallPictureException(picture.getWidth(), picture.getHeight(), aspect, longEdge);
        }
        return scale(cropped, aspect.width(longEdge), aspect.height(longEdge));
    }

    /** The whole picture, uncropped, its longer side at most {@code longEdge} pixels, for the curator's desk. */
    public static BufferedImage thumbnail(BufferedImage picture, int longEdge) {
        double factor = Math.min(1.0, (double) longEdge / Math.max(picture.getWidth(), picture.getHeight()));
        return scale(picture, (int) Math.max(1, Math.round(picture.getWidth() * factor)), (int)
                Math.max(1, Math.round(picture.getHeight() * factor)));
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

    private static BufferedImage scale(BufferedImage picture, int width, int height) {
        try {
            return Thumbnails.of(picture)
                    .forceSize(width, height)
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
