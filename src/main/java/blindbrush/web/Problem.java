package blindbrush.web;

import jakarta.ws.rs.WebApplicationException;

/**
 * Something that cannot be done, in words for the person who asked: what happened, what was kept, what to do now.
 *
 * @see ProblemMapper
 */
public class Problem extends WebApplicationException {

    private final String title;
    private final String kept;
    private final String todo;

    private Problem(int status, String title, String happened, String kept, String todo) {
        super(happened, status);
        this.title = title;
        this.kept = kept;
        this.todo = todo;
    }

    static Problem notFound(String happened) {
        return new Problem(
                404, "Not here", happened, null, "Look at the address once more, or begin at the first page.");
    }

    static Problem usedInvitation() {
        return notFound("This invitation was used already, or never was one.");
    }

    static Problem noSession() {
        return new Problem(
                404,
                "This trial is not yours",
                "This browser does not stand at that trial: the session may have ended, or begun in another browser.",
                "Every answer given so far is kept.",
                "Go on with the test from the first page.");
    }

    static Problem forbidden() {
        return new Problem(
                403,
                "Not for this account",
                "Your account does not have the role that this page needs.",
                null,
                "Ask a curator for an invitation to that role.");
    }

    static Problem badRequest(String happened) {
        return refused(400, happened);
    }

    static Problem refused(int status, String happened) {
        return new Problem(
                status, "That did not work", happened, "Nothing was changed.", "Go back, correct it and try again.");
    }

    static Problem conflict(String happened) {
        return new Problem(409, "Not now", happened, "What was stored before is kept.", "Go on from the first page.");
    }

    static Problem unexpected(int status, String happened) {
        return new Problem(
                status, "Something went wrong", happened, "What was stored before is kept.", "Try again in a moment.");
    }

    String title() {
        return title;
    }

    String kept() {
        return kept;
    }

    String todo() {
        return todo;
    }
}
