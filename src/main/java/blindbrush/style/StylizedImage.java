package blindbrush.style;

import blindbrush.network.RgbPlanes;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A finished picture and how it came to be.
 *
 * @param planes the stylised image, sRGB, its long edge exactly as requested
 * @param losses weighted terms of the loss measured on the returned picture, named {@code content:relu3_3},
 *     {@code style:relu1_1}, … and their sum {@code total}
 * @param iterations steps that were taken, over all scales
 * @param ending why no more were
 * @param difference from the content, see {@link ContentDifference}
 * @param evaluations how often loss and gradient were computed, over all scales
 * @param time wall time of the transfer, pauses left out
 * @param notes what went wrong on the way and was made up for, and what was looked at in tiles, one sentence each; mostly
 *     empty
 */
public record StylizedImage(
        RgbPlanes planes,
        Map<String, Double> losses,
        int iterations,
        Ending ending,
        double difference,
        int evaluations,
        Duration time,
        List<String> notes) {

    public StylizedImage {
        notes = List.copyOf(notes);
    }

    /** Whether it is its content over again to the eye. */
    public boolean hardlyDiffers() {
        return difference < ContentDifference.HARDLY;
    }

    /** That it is, in a sentence for people. */
    public String sameness() {
        return String.format(
                Locale.ROOT,
                "The picture hardly differs from its content (mean colour difference %.1f, less than %.0f): give the style more weight, or take another painting.",
                difference,
                ContentDifference.HARDLY);
    }

    /** With 8 bits in each channel. */
    public BufferedImage image() {
        return planes.toImage();
    }

    /** With 16 bits in each channel, for what is to be edited further. */
    public BufferedImage deepImage() {
        return planes.toDeepImage();
    }
}
