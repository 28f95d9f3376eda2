package blindbrush.web;

import blindbrush.design.InvalidDesignException;
import blindbrush.design.Mistake;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be done, in words for the person who asked: what happened, what was kept, what to do now.
 *
 * @see ProblemMapper
 */
public final class Problem extends RefusedException {

    private static final String GO_ON = "Go on from the first page.";

    private final int status;
    private final String title;
    private final @Nullable String kept;
    private final transient List<Mistake> mistakes = new ArrayList<>();

    private Problem(int status, String title, String happened, @Nullable String kept, String todo) {
        super(happened, todo, null);
        this.status = status;
        this.title = title;
        this.kept = kept;
    }

    /** A refusal as a page or a program is told it. */
    static Problem of(RefusedException refused) {
        if (refused instanceof Problem problem) {
            return problem;
        }
        String why = sentence(refused.why());
        if (refused instanceof InvalidInputException) {
            Problem problem = badRequest(why);
            if (refused instanceof InvalidDesignException design) {
                problem.mistakes.addAll(design.mistakes());
            }
            return problem;
        }
        return refused instanceof ConflictException
                ? conflict(why, refused.remedy().orElse(GO_ON))
                : unexpected(503, why);
    }

    /** Some refusals are a line that ends without a stop. */
    private static String sentence(String line) {
        return line.isEmpty() || line.matches("(?s).*[.!?…][”\")]?") ? line : line + ".";
    }

    /** There is nothing at this address (404). */
    public static Problem notFound(String happened) {
        return new Problem(
                404, "Not here", happened, null, "Look at the address once more, or begin at the first page.");
    }

    /** An invitation's link is not good any more (404). */
    public static Problem usedInvitation() {
        return notFound("This invitation was used already, has expired, or was never valid.");
    }

    /** Somebody else used the invitation while this person chose a name (409). */
    public static Problem invitationUsedMeanwhile() {
        return new Problem(
                409,
                "This invitation was just used",
                "Somebody made an account with this invitation a moment ago. An invitation makes only one account.",
                "That account is kept; yours was not made.",
                "If it was you, sign in. If not, ask for another invitation.");
    }

    /** This browser takes part in no study. */
    public static Problem noSession() {
        return new Problem(
                404,
                "No test is under way here",
                "This browser is not at that trial. Its session may have ended, or it was withdrawn and deleted.",
                null,
                "Go on from the first page.");
    }

    /** The session was taken over by another browser. */
    public static Problem goesOnElsewhere() {
        return new Problem(
                409,
                "This test goes on in another browser",
                "It was opened on another device, or in another browser, and goes on there.",
                "Every answer given so far is kept.",
                "Go on there. To go on here instead, open once more the address that brought you here.");
    }

    /** Whoever asks is known, but may not (403). */
    public static Problem forbidden() {
        return new Problem(
                403,
                "Not for this account",
                "Your account does not have the role that this page needs.",
                null,
                "Ask an administrator for an invitation to that role.");
    }

    /** A program showed no token, or one that is not good here (401). */
    static Problem noToken() {
        return new Problem(
                401,
                "No good token",
                "This address wants a token, and none was shown that is valid here.",
                "Nothing was changed.",
                "Send the header “Authorization: Bearer …” with a token that has not expired; a researcher makes one on the page “Tokens for programs”.");
    }

    /** Too many tokens that are none came from this address (429). */
    static Problem tooManyTokens() {
        return new Problem(
                429,
                "Too many wrong tokens",
                "Too many tokens that are not valid here came from your network.",
                "Nothing was changed.",
                "Wait as many seconds as the header Retry-After says, then send a valid one.");
    }

    /** What was sent cannot be understood (400). */
    public static Problem badRequest(String happened) {
        return refused(400, happened);
    }

    static Problem refused(int status, String happened) {
        return new Problem(
                status, "That did not work", happened, "Nothing was changed.", "Go back, correct it and try again.");
    }

    static Problem oddAddress() {
        return new Problem(
                400,
                "Not an address of this site",
                "This address has characters that no address of this site has.",
                "Nothing was changed.",
                "Look at the address once more, or begin at the first page.");
    }

    /** A form came from a page of another site (403). */
    public static Problem fromElsewhere() {
        return new Problem(
                403,
                "Sent from another site",
                "This form was sent from a page of another site.",
                "Nothing was changed.",
                "Open the page here and send it again.");
    }

    /** The body is of a kind that is not taken here (415). */
    public static Problem contentType() {
        return refused(
                415,
                "This address takes a form of this site's own pages. From a program with a token it takes JSON (application/json).");
    }

    /** An answer to pictures that the page could not show: a browser with scripts, in which ours did not run. */
    public static Problem notShown() {
        return new Problem(
                409,
                "The picture was not shown",
                "A part of this page did not arrive, so the picture could not be shown.",
                "Every answer given before is kept; this one does not count.",
                "Load the page again.");
    }

    static Problem tooLarge() {
        return refused(413, "What you sent is too large for this address.");
    }

    static Problem tooSlow() {
        return unexpected(408, "What you sent did not arrive within ten seconds.");
    }

    static Problem tooMany() {
        return unexpected(429, "Too many requests from your network did not arrive whole.");
    }

    /** What is asked does not go with how things are now (409). */
    public static Problem conflict(String happened) {
        return conflict(happened, GO_ON);
    }

    private static Problem conflict(String happened, String todo) {
        return new Problem(409, "Not now", happened, "What was stored before is kept.", todo);
    }

    /** The database cannot be reached or cannot write. */
    static Problem notStored() {
        return new Problem(
                503,
                "Not stored",
                "The program cannot store anything at the moment.",
                "Nothing was changed; every answer given before is kept.",
                "Wait a little and send it again.");
    }

    /** Another request stored the same a moment before. It may be sent again (503), so that no browser gives up what it holds. */
    static Problem storedMeanwhile() {
        return new Problem(
                503,
                "Just taken",
                "Another request stored the same a moment ago.",
                "Nothing of yours was stored; what the other one stored is kept.",
                "Go back and send it again. If it cannot be stored a second time, the page says why.");
    }

    static Problem unexpected(int status, String happened) {
        return new Problem(
                status, "Something went wrong", happened, "What was stored before is kept.", "Try again in a moment.");
    }

    /** Of HTTP. */
    int status() {
        return status;
    }

    String title() {
        return title;
    }

    @Nullable
    String kept() {
        return kept;
    }

    /** In a design's document; none of any other problem. */
    List<Mistake> mistakes() {
        return mistakes;
    }
}
