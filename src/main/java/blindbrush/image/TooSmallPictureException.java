package blindbrush.image;

/** A picture that is too small to be shown; the message says its size and the size that is needed. */
public class TooSmallPictureException extends UnreadablePictureException {

    public TooSmallPictureException(int width, int height, Aspect aspect, int longEdge) {
        super(
                "The picture has %d × %d pixels; at least %d × %d are needed, since every picture is made smaller by at least a quarter and none is enlarged: take a larger one"
                        .formatted(width, height, aspect.width(longEdge), aspect.height(longEdge)));
    }
}
