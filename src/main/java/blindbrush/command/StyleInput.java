package blindbrush.command;

import blindbrush.style.StyleImage;
import java.util.Optional;

/** A style image as named on the command line; the settings are those of {@link StyleImage}. */
record StyleInput(
        InputPicture picture, double weight, double scale, Optional<InputPicture> region, Optional<InputPicture> part) {

    /** One that is used as it is. */
    static StyleInput of(InputPicture picture) {
        return new StyleInput(picture, 1, 1, Optional.empty(), Optional.empty());
    }

    StyleImage image() {
        return new StyleImage(
                picture.image(), weight, scale, region.map(InputPicture::image), part.map(InputPicture::image));
    }
}
