package blindbrush.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Has a decoder round samples of 16 bits to the 8 that are shown as it goes, in half the memory. */
final class EightBits {

    private EightBits() {}

    static void ask(ImageReader reader, ImageReadParam parameters) throws IOException {
        var type = reader.getImageTypes(0).next();
        SampleModel samples = type.getSampleModel();
        if (samples.getDataType() == DataBuffer.TYPE_USHORT) {
            parameters.setDestination(
                    picture(reader.getWidth(0), reader.getHeight(0), samples.getNumBands(), type.getColorModel()));
        }
    }

    private static BufferedImage picture(int width, int height, int bands, ColorModel deep) {
        ColorSpace space = deep.getColorSpace();
        var model =
                new ComponentColorModel(space, deep.hasAlpha(), false, deep.getTransparency(), DataBuffer.TYPE_BYTE);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
        return new BufferedImage(model, raster, false, null);
    }
}
