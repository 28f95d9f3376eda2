package blindbrush.image;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Brings decoded pixels, of 8 or 16 bits, grey, palette or colour, with or without alpha, to sRGB. */
final class Srgb {

    private static final int[] GREY = {0, 0, 0};
    private static final int[] GREY_AND_ALPHA = {0, 0, 0, 1};

    private Srgb() {}

    /**
     * The picture in sRGB.
     *
     * @param profile the file's ICC profile, if the decoder has not applied it; ignored if it is of another kind of colour
     */
    static BufferedImage of(BufferedImage decoded, Optional<ICC_Profile> profile) {
        BufferedImage components = withoutPalette(decoded);
        int colours = components.getColorModel().getNumColorComponents();
        Optional<ColorSpace> space =
                profile.flatMap(Srgb::space).filter(embedded -> embedded.getNumComponents() == colours);
        if (space.isPresent()) {
            return convert(in(space.get(), components.getRaster(), components.getColorModel()));
        }
        return isPlainGrey(components) ? greyAsSrgb(components) : convert(components);
    }

    /** The profile's colour space; nothing if it cannot be converted from, which shows only when it is tried. */
    private static Optional<ColorSpace> space(ICC_Profile profile) {
        try {
            ColorSpace space = ColorSpaces.createColorSpace(profile);
            space.toRGB(new float[space.getNumComponents()]);
            return Optional.of(space);
        } catch (CMMException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage withoutPalette(BufferedImage decoded) {
        if (!(decoded.getColorModel() instanceof IndexColorModel)) {
            return decoded;
        }
        BufferedImage components =
                new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D graphics = components.createGraphics();
        graphics.drawImage(decoded, 0, 0, null);
        graphics.dispose();
        return components;
    }

    /** Grey without a profile of its own. Java takes it for linear light, every file format and viewer for sRGB. */
    private static boolean isPlainGrey(BufferedImage picture) {
        return picture.getColorModel().getColorSpace().equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    }

    private static BufferedImage greyAsSrgb(BufferedImage grey) {
        int[] bands = grey.getColorModel().hasAlpha() ? GREY_AND_ALPHA : GREY;
        WritableRaster raster =
                grey.getRaster().createWritableChild(0, 0, grey.getWidth(), grey.getHeight(), 0, 0, bands);
        return in(ColorSpace.getInstance(ColorSpace.CS_sRGB), raster, grey.getColorModel());
    }

    private static BufferedImage in(ColorSpace space, WritableRaster raster, ColorModel model) {
        int transparency = model.hasAlpha() ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
        ColorModel labelled =
                new ComponentColorModel(space, model.hasAlpha(), false, transparency, raster.getTransferType());
        return new BufferedImage(labelled, raster, false, null);
    }

    private static BufferedImage convert(BufferedImage picture) {
        if (picture.getColorModel().getColorSpace().isCS_sRGB()) {
            return picture;
        }
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage converted = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        return new ColorConvertOp(null).filter(picture, converted);
    }
}
