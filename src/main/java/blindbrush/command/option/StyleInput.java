package blindbrush.command.option;

import blindbrush.style.request.StyleImage;
import java.util.Optional;

/** A style image as named on the command line; the settings are those of {@link StyleImage}. */
public record StyleInput(
        InputPicture picture, double weight, double scale, Optional<InputPicture> region, Optional<InputPicture> part) {

    /** One that is used as it is. */
    public static StyleInput of(InputPicture picture) {
        return new StyleInput(picture, 1, 1, Optional.empty(), Optional.empty());
    }

    /** The picture as the engine takes it. */
    public StyleImage image() {
        return new StyleImage(
                picture.image(), weight, scale, region.map(InputPicture::image), part.map(InputPicture::image));
    }
}
