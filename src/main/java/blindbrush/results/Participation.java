package blindbrush.results;

import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Study;

/**
 * How much a study has gathered under its present version, without what staff answered.
 *
 * @param sessions finished ones
 * @param answers in them that count: the results rest on these
 * @param beside other responses: of sessions that are not finished, to practice and catch trials, and of blocks that began again
 */
public record Participation(long sessions, long answers, long beside) {

    /** Counts, three of them. */
    public static Participation of(Study study) {
        long answers = count(
                study,
                " and t.session.finishedAt is not null and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false");
        return new Participation(Session.countFinished(study), answers, count(study, "") - answers);
    }

    private static long count(Study study, String which) {
        return Response.count(
                "trialId in (select t.id from Trial t where t.session.study = ?1 and t.session.version = ?2 and t.session.staff = false"
                        + which + ")",
                study,
                study.version);
    }

    /** Rows of the table of responses. */
    public long responses() {
        return answers + beside;
    }
}
