package blindbrush.image;

/** There was no time or no memory to decode a picture; that says nothing of whether its file is whole. */
public final class UndecodedPictureException extends UnreadablePictureException {

    /** With a line that says what lacked. */
    public UndecodedPictureException(String message) {
        super(message);
    }
}
