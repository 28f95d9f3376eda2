package blindbrush.image;

import static blindbrush.image.ColourAssert.assertColour;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

class PictureReaderTest {

    /** The same light as {@link #MIDDLE}, counted linearly. */
    private static final int MIDDLE_LINEAR = 55;

    private static final int MIDDLE = 0xff808080;
    private static final byte[] LINEAR_RGB =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    private static final byte[] LINEAR_GREY =
            ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();

    @Test
    void every_accepted_type_reads_as_opaque_rgb_of_its_size() {
        byte[] png = Drawn.png(Drawn.quarters());
        for (byte[] file :
                new byte[][] {png, ImageNormalizer.encode(Drawn.quarters()), Drawn.WEBP_LOSSY, Drawn.WEBP_LOSSLESS}) {
            BufferedImage picture = PictureReader.read(file);
            assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
            assertThat(picture.getWidth()).isEqualTo(48);
            assertThat(picture.getHeight()).isEqualTo(32);
            assertColour(picture.getRGB(12, 8), 0xffff0000, 6);
            assertColour(picture.getRGB(36, 24), 0xffffffff, 6);
        }
    }

    @Test
    void what_follows_the_end_of_a_picture_is_ignored() {
        byte[] archive = "PK\3\4 and so on".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] png = Drawn.png(Drawn.quarters());
        byte[] jpeg = ImageNormalizer.encode(Drawn.quarters());
        assertThat(PictureReader.read(Spliced.concat(png, archive)).getRGB(0, 0))
                .isEqualTo(0xffff0000);
        assertThat(PictureReader.read(Spliced.concat(jpeg, archive)).getWidth()).isEqualTo(48);
        assertThat(PictureReader.read(Spliced.concat(Drawn.WEBP_LOSSY, archive)).getWidth())
                .isEqualTo(48);
    }

    @Test
    void the_profile_of_a_jpeg_is_honoured() {
        byte[] jpeg = ImageNormalizer.encode(Drawn.plain(new Color(MIDDLE_LINEAR, MIDDLE_LINEAR, MIDDLE_LINEAR)));
        assertColour(middle(Spliced.jpegWithProfile(jpeg, LINEAR_RGB)), MIDDLE, 3);
    }

    @Test
    void the_profile_of_a_png_is_honoured() {
        byte[] png = Drawn.png(Drawn.plain(new Color(MIDDLE_LINEAR, MIDDLE_LINEAR, MIDDLE_LINEAR)));
        assertColour(middle(Spliced.pngWithProfile(png, LINEAR_RGB)), MIDDLE, 2);
    }

    @Test
    void the_profile_of_a_webp_is_honoured() {
        byte[] webp = Spliced.webpWith(Drawn.WEBP_GREY_55, 16, 8, 0x20, "ICCP", LINEAR_RGB);
        assertColour(PictureReader.read(webp).getRGB(8, 4), MIDDLE, 2);
    }

    @Test
    void the_profile_of_a_grey_png_is_honoured() {
        byte[] png = Drawn.png(grey(BufferedImage.TYPE_BYTE_GRAY, MIDDLE_LINEAR));
        assertColour(middle(Spliced.pngWithProfile(png, LINEAR_GREY)), MIDDLE, 2);
    }

    @Test
    void the_profile_of_a_palette_is_honoured() {
        byte middle = MIDDLE_LINEAR;
        byte[] shade = {middle, 0};
        IndexColorModel palette = new IndexColorModel(8, 2, shade, shade, shade);
        byte[] png = Drawn.png(new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_INDEXED, palette));
        assertColour(middle(Spliced.pngWithProfile(png, LINEAR_RGB)), MIDDLE, 2);
    }

    @Test
    void a_profile_that_makes_no_sense_is_ignored() {
        byte[] png = Drawn.png(Drawn.plain(new Color(MIDDLE)));
        assertThat(middle(Spliced.pngWith(png, "iCCP", new byte[] {'x', 0, 0, 1, 2, 3})))
                .isEqualTo(MIDDLE);
        assertThat(middle(Spliced.pngWith(png, "iCCP", new byte[] {'x'}))).isEqualTo(MIDDLE);
        assertThat(middle(Spliced.pngWithProfile(png, Arrays.copyOf(LINEAR_RGB, 100))))
                .isEqualTo(MIDDLE);
        assertThat(middle(Spliced.pngWithProfile(png, LINEAR_GREY))).isEqualTo(MIDDLE);
        byte[] withoutTags = LINEAR_RGB.clone();
        Arrays.fill(withoutTags, 128, withoutTags.length, (byte) 0);
        assertThat(middle(Spliced.pngWithProfile(png, withoutTags))).isEqualTo(MIDDLE);
        byte[] jpeg = ImageNormalizer.encode(Drawn.plain(new Color(MIDDLE)));
        assertColour(middle(Spliced.jpegWithProfile(jpeg, withoutTags)), MIDDLE, 1);
    }

    @Test
    void a_damaged_profile_never_costs_more_than_its_picture() {
        byte[] png = Drawn.png(Drawn.plain(new Color(MIDDLE)));
        byte[] jpeg = ImageNormalizer.encode(Drawn.plain(new Color(MIDDLE)));
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] profile = LINEAR_RGB.clone();
            for (int j = 0; j < 20; j++) {
                profile[random.nextInt(profile.length)] = (byte) random.nextInt(256);
            }
            assertThat(PictureReader.read(Spliced.pngWithProfile(png, profile))).isNotNull();
            try {
                assertThat(PictureReader.read(Spliced.jpegWithProfile(jpeg, profile)))
                        .isNotNull();
            } catch (UnreadablePictureException e) {
                assertThat(e).hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void grey_without_a_profile_keeps_its_value() throws IOException {
        assertThat(middle(Drawn.png(grey(BufferedImage.TYPE_BYTE_GRAY, 0x80)))).isEqualTo(MIDDLE);
        assertThat(middle(Drawn.png(grey(BufferedImage.TYPE_USHORT_GRAY, 0x8080))))
                .isEqualTo(MIDDLE);
        assertColour(middle(jpeg(grey(BufferedImage.TYPE_BYTE_GRAY, 0x80).getRaster())), MIDDLE, 1);
    }

    @Test
    void sixteen_bits_become_eight() {
        assertThat(middle(Drawn.png(deep(false, 0x3333, 0x8080, 0xcccc)))).isEqualTo(0xff3380cc);
    }

    @Test
    void transparency_is_laid_on_white() {
        BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_INT_ARGB);
        assertThat(middle(Drawn.png(picture))).isEqualTo(0xffffffff);
        picture.setRGB(16, 12, 0x80000000);
        assertColour(middle(Drawn.png(picture)), 0xff7f7f7f, 1);
        assertThat(middle(Drawn.png(deep(true, 0x3333, 0x8080, 0xcccc, 0)))).isEqualTo(0xffffffff);
        BufferedImage webp = PictureReader.read(Drawn.WEBP_ALPHA);
        assertColour(webp.getRGB(12, 8), 0xffff0000, 6);
        assertThat(webp.getRGB(36, 24)).isEqualTo(0xffffffff);
    }

    @Test
    void a_palette_reads_with_its_transparent_entry_as_white() {
        byte[] red = {(byte) 200, 10};
        byte[] other = {20, 10};
        IndexColorModel palette = new IndexColorModel(1, 2, red, other, other, 1);
        BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_BINARY, palette);
        picture.getRaster().setSample(16, 12, 0, 1);
        BufferedImage read = PictureReader.read(Drawn.png(picture));
        assertThat(read.getRGB(0, 0)).isEqualTo(0xffc81414);
        assertThat(read.getRGB(16, 12)).isEqualTo(0xffffffff);
    }

    @Test
    void cmyk_reads_in_its_colours() throws IOException {
        Color cyan = new Color(middle(cmyk(255, 0, 0, 0)));
        assertThat(cyan.getRed()).isLessThan(90);
        assertThat(cyan.getBlue()).isGreaterThan(180);
        Color yellow = new Color(middle(cmyk(0, 0, 255, 0)));
        assertThat(yellow.getRed()).isGreaterThan(200);
        assertThat(yellow.getBlue()).isLessThan(90);
        assertColour(middle(cmyk(0, 0, 0, 0)), 0xffffffff, 4);
        assertColour(middle(cmyk(0, 0, 0, 255)), 0xff202020, 40);
    }

    private static int middle(byte[] file) {
        return PictureReader.read(file).getRGB(16, 12);
    }

    private static BufferedImage grey(int type, int value) {
        BufferedImage picture = new BufferedImage(32, 24, type);
        int[] samples = new int[32 * 24];
        Arrays.fill(samples, value);
        picture.getRaster().setSamples(0, 0, 32, 24, 0, samples);
        return picture;
    }

    private static BufferedImage deep(boolean alpha, int... channels) {
        ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        int transparency = alpha ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE;
        ComponentColorModel model = new ComponentColorModel(space, alpha, false, transparency, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 32, 24, channels.length, null);
        return new BufferedImage(model, fill(raster, channels), false, null);
    }

    /** Inks of 0 to 255, stored inverted under Adobe's marker as picture editors do. */
    private static byte[] cmyk(int... inks) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 24, 4, null);
        int[] inverted = Arrays.stream(inks).map(ink -> 255 - ink).toArray();
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return Spliced.insert(jpeg(fill(raster, inverted)), 2, Spliced.jpegSegment(0xee, adobe));
    }

    private static WritableRaster fill(WritableRaster raster, int... pixel) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setPixel(x, y, pixel);
            }
        }
        return raster;
    }

    private static byte[] jpeg(Raster raster) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = PlatformCodec.of(ImageWriterSpi.class, "jpeg").createWriterInstance();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
