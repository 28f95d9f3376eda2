package blindbrush.results;

import blindbrush.image.Picture;
import blindbrush.image.PictureStatistics;
import blindbrush.image.UnreadablePictureException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Properties by which people may recognise a picture's origin besides how it was made. Presets are adjusted for them.
 *
 * @param aspect logarithm of width over height: 0 of a square
 * @param sharpness standard deviation of the Laplacian
 * @param saturation mean of the largest less the smallest of a pixel's three values, 0 to 1: how colourful its palette is
 * @param luminance mean luma, 0 to 1: how light its palette is
 */
public record Covariates(double aspect, double sharpness, double saturation, double luminance) {

    /** Null of a picture that is damaged and was never measured. */
    static @Nullable Covariates of(Picture picture) {
        try {
            PictureStatistics measured = picture.measured();
            return new Covariates(
                    Math.log((double) picture.width / picture.height),
                    measured.sharpness(),
                    measured.saturation(),
                    measured.luminance());
        } catch (UnreadablePictureException damaged) {
            return null;
        }
    }

    /** Of several pictures, at least one. */
    static Covariates mean(Collection<Covariates> all) {
        return new Covariates(
                all.stream().mapToDouble(Covariates::aspect).average().orElseThrow(),
                all.stream().mapToDouble(Covariates::sharpness).average().orElseThrow(),
                all.stream().mapToDouble(Covariates::saturation).average().orElseThrow(),
                all.stream().mapToDouble(Covariates::luminance).average().orElseThrow());
    }

    double[] values() {
        return new double[] {aspect, sharpness, saturation, luminance};
    }
}
