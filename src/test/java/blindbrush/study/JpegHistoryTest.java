package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.image.ImageNormalizer;
import blindbrush.image.PictureReader;
import blindbrush.image.PictureStatistics;
import blindbrush.statistics.Auc;
import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** Pictures from one source, by chance called human, which come as JPEG files of usual qualities, or a machine's, which come without loss. */
class JpegHistoryTest {

    private static final int PICTURES = 40;
    private static final float[] QUALITIES = {0.7f, 0.75f, 0.8f, 0.85f};

    private final Random chance = new Random(5);

    @Test
    void a_file_uploaded_at_the_size_at_which_it_is_shown_keeps_its_history() {
        assertThat(auc(512, picture -> again(picture)).estimate()).isGreaterThan(0.98);
    }

    @Test
    void a_picture_made_smaller_by_a_quarter_and_encoded_once_has_none() {
        Auc auc = auc(700, picture -> ImageNormalizer.normalize(picture, 512));
        assertThat(auc.lower()).isLessThan(0.5);
        assertThat(auc.upper()).isGreaterThan(0.5);
    }

    /** How well the feature tells what came as a JPEG, made of the size given and then brought to what is shown. */
    private Auc auc(int longEdge, Function<BufferedImage, BufferedImage> road) {
        List<Double> human = new ArrayList<>();
        List<Double> machine = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage source = painted(i, longEdge, longEdge * 3 / 4);
            boolean isHuman = chance.nextBoolean();
            BufferedImage master = isHuman ? uploaded(source, QUALITIES[i % QUALITIES.length]) : source;
            byte[] stimulus = ImageNormalizer.encode(isHuman || longEdge > 512 ? road.apply(master) : master);
            (isHuman ? human : machine)
                    .add(PictureStatistics.of(PictureReader.read(stimulus)).jpegHistory());
        }
        return Auc.of(numbers(human), numbers(machine), 0.05);
    }

    /** As paintings were kept before. */
    private static BufferedImage again(BufferedImage picture) {
        return PictureReader.read(ImageNormalizer.encode(picture));
    }

    private static BufferedImage uploaded(BufferedImage picture, float quality) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } finally {
            writer.dispose();
        }
        return PictureReader.read(bytes.toByteArray());
    }

    /** Soft blots under a grain as of canvas. */
    private static BufferedImage painted(int seed, int width, int height) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        for (int blot = 0; blot < 150; blot++) {
            int radius = 10 + random.nextInt(width / 6);
            float x = random.nextInt(width);
            float y = random.nextInt(height);
            Color colour = new Color(random.nextInt(1 << 24));
            Color clear = new Color(colour.getRGB() & 0xffffff, true);
            graphics.setPaint(
                    new RadialGradientPaint(x, y, radius, new float[] {0.3f, 1}, new Color[] {colour, clear}));
            graphics.fillRect((int) x - radius, (int) y - radius, 2 * radius, 2 * radius);
        }
        graphics.dispose();
        double grain = 2 + 6 * random.nextDouble();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Color colour = new Color(picture.getRGB(x, y));
                int light = (int) Math.round(grain * random.nextGaussian());
                picture.setRGB(
                        x,
                        y,
                        new Color(
                                        level(colour.getRed() + light),
                                        level(colour.getGreen() + light),
                                        level(colour.getBlue() + light))
                                .getRGB());
            }
        }
        return picture;
    }

    private static int level(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
