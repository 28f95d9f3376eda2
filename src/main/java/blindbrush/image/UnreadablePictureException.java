package blindbrush.image;

import blindbrush.refusal.InvalidInputException;

/** A file that is not taken as a picture; the message is one line for people: what is wrong and what to do. */
public class UnreadablePictureException extends InvalidInputException {

    public UnreadablePictureException(String message) {
        super(message);
    }

    private UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadablePictureException wrongType(String what) {
        return new UnreadablePictureException(
                "This is " + what + "; only JPEG, PNG and WebP pictures are accepted: save it as one of these");
    }

    static UnreadablePictureException animated() {
        return new UnreadablePictureException("The picture is animated; only still pictures are accepted");
    }

    static UnreadablePictureException truncated() {
        return new UnreadablePictureException(
                "The file ends too early, a part of the picture is missing: download or save it again");
    }

    static UnreadablePictureException tooSlow() {
        return new UndecodedPictureException(
                "The picture took longer than a minute, which no usual picture does: open it in a picture editor and save it again, or try later if many were brought at once");
    }

    static UnreadablePictureException noMemory() {
        return new UndecodedPictureException(
                "The picture needs more memory to be decoded than this program was given: scale it down");
    }

    static UnreadablePictureException damaged(Throwable cause) {
        return new UnreadablePictureException(
                "The picture is damaged and cannot be decoded: open it in a picture editor and save it again", cause);
    }
}
