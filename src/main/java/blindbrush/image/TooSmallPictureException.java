package blindbrush.image;

/** A picture that would have to be enlarged to be shown; the message says its size and the size that is needed. */
public class TooSmallPictureException extends UnreadablePictureException {

    public TooSmallPictureException(int width, int height, Aspect aspect, int longEdge) {
        super(
                "The picture has %d × %d pixels; at least %d × %d are needed, since pictures are never enlarged: take a larger one"
                        .formatted(width, height, aspect.width(longEdge), aspect.height(longEdge)));
    }
}
