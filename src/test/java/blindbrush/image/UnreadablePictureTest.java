package blindbrush.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadablePictureTest {

    private static final PictureLimits SMALL = new PictureLimits(1_000_000, 1_000_000, 4000);

    @ParameterizedTest
    @CsvSource({
        "'GIF89a\1\0\1\0', GIF",
        "'BM______________', BMP",
        "'II*\0____________', TIFF",
        "'%PDF-1.7____________', PDF",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>', SVG",
        "'<?xml version=\"1.0\"?><!-- x --><svg/>', SVG",
        "'\0\0\0\30ftypheic\0\0\0\0mif1heic', HEIF",
        "'\0\0\0\34ftypavif\0\0\0\0avifmif1', AVIF",
        "'PK\3\4________________', ZIP",
        "'RIFF____WAVEfmt ____', WAV",
        "'a letter to a friend', not a picture"
    })
    void another_type_is_refused_by_name(String start, String name) {
        refused(start.getBytes(ISO_8859_1), SMALL, name);
        refused(start.getBytes(ISO_8859_1), SMALL, "only JPEG, PNG and WebP pictures are accepted");
    }

    @Test
    void an_empty_file_is_refused() {
        refused(new byte[0], SMALL, "an empty file");
    }

    @Test
    void a_file_over_the_limit_of_bytes_is_refused_whatever_it_holds() {
        refused(new byte[1_500_000], SMALL, "The file has 1.5 MB and at most 1.0 MB are accepted");
    }

    @Test
    void a_picture_over_the_limit_of_pixels_or_of_a_side_is_refused() {
        byte[] png = Drawn.png(Drawn.quarters());
        refused(png, new PictureLimits(1_000_000, 1000, 4000), "48 × 32 pixels");
        refused(png, new PictureLimits(1_000_000, 1_000_000, 47), "at most 47 a side");
        assertThat(PictureReader.read(png, new PictureLimits(png.length, 48 * 32, 48))
                        .getWidth())
                .isEqualTo(48);
    }

    @Test
    void a_bomb_of_fifty_thousand_pixels_a_side_is_refused_from_its_header() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(50_000)
                .putInt(50_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] pixels = Spliced.pngChunk("IDAT", Spliced.deflate(new byte[1_000_000]));
        byte[] start = Spliced.concat(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, Spliced.pngChunk("IHDR", header));
        byte[] bomb = Spliced.concat(Spliced.concat(start, pixels), Spliced.pngChunk("IEND", new byte[0]));
        assertThat(bomb.length).isLessThan(3000);
        refused(bomb, PictureLimits.DEFAULT, "The picture has 50000 × 50000 pixels");
    }

    @Test
    void a_jpeg_of_endless_scans_is_refused() {
        byte[] jpeg = progressiveJpeg();
        byte[] scan = Spliced.jpegSegment(0xda, new byte[] {1, 1, 0, 1, 63, 0});
        byte[] bomb = jpeg;
        for (int i = 0; i < 200; i++) {
            bomb = Spliced.insert(bomb, jpeg.length - 2, scan);
        }
        byte[] file = bomb;
        assertThatThrownBy(() -> PictureReader.read(file)).hasRootCauseMessage("Too many scans");
        assertThat(PictureReader.read(jpeg).getWidth()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999})
    void a_file_that_was_cut_short_is_refused(double share) {
        byte[] jpeg = ImageNormalizer.encode(Drawn.shapes(200, 150, 1));
        byte[] png = Drawn.png(Drawn.shapes(200, 150, 1));
        refused(cut(jpeg, share), SMALL, "");
        refused(cut(progressiveJpeg(), share), SMALL, "");
        refused(cut(png, share), SMALL, "");
        refused(cut(Drawn.WEBP_LOSSY, share), SMALL, "");
        refused(cut(Drawn.WEBP_LOSSLESS, share), SMALL, "");
    }

    @Test
    void a_cut_in_the_pixels_is_called_a_cut() {
        refused(cut(ImageNormalizer.encode(Drawn.shapes(200, 150, 1)), 0.6), SMALL, "ends too early");
        refused(cut(Drawn.png(Drawn.shapes(200, 150, 1)), 0.6), SMALL, "ends too early");
        refused(cut(Drawn.WEBP_LOSSY, 0.6), SMALL, "ends too early");
    }

    @Test
    void a_webp_that_was_cut_short_and_says_it_is_whole_is_refused() {
        for (byte[] webp : new byte[][] {Drawn.WEBP_LOSSY, Drawn.WEBP_LOSSLESS}) {
            byte[] cut = Arrays.copyOf(webp, webp.length * 2 / 3);
            cut[4] = (byte) (cut.length - 8);
            refused(cut, SMALL, "");
        }
    }

    @Test
    void an_animation_is_refused() {
        byte[] png = Spliced.pngWith(Drawn.png(Drawn.quarters()), "acTL", new byte[8]);
        refused(png, SMALL, "animated");
        refused(Spliced.webpWith(Drawn.WEBP_LOSSY, 48, 32, 0x02, "ANIM", new byte[6]), SMALL, "animated");
    }

    @Test
    void damaged_bytes_give_a_picture_or_a_refusal_and_nothing_else() {
        byte[] jpeg = ImageNormalizer.encode(Drawn.quarters());
        byte[][] files = {jpeg, Drawn.png(Drawn.quarters()), Drawn.WEBP_LOSSY, Drawn.WEBP_LOSSLESS, Drawn.WEBP_ALPHA};
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] file = files[i % files.length].clone();
            for (int j = 0; j < 3; j++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(PictureReader.read(file, SMALL)).isNotNull();
            } catch (UnreadablePictureException e) {
                assertThat(e).message().isNotBlank().doesNotContain("\n");
            }
        }
    }

    private static void refused(byte[] file, PictureLimits limits, String why) {
        assertThatThrownBy(() -> PictureReader.read(file, limits))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining(why);
    }

    private static byte[] cut(byte[] file, double share) {
        return Arrays.copyOf(file, (int) (file.length * share));
    }

    static byte[] progressiveJpeg() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = PlatformCodec.of(ImageWriterSpi.class, "jpeg").createWriterInstance();
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(Drawn.shapes(200, 150, 1), null, null), settings);
            writer.dispose();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
