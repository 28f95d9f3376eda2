package blindbrush.results;

import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Study;

/**
 * How much a study has gathered under its present version, without what staff answered.
 *
 * @param sessions finished ones
 * @param responses all, of unfinished sessions too
 */
public record Participation(long sessions, long responses) {

    /** Counts, two of them. */
    public static Participation of(Study study) {
        return new Participation(
                Session.countFinished(study),
                Response.count(
                        "trialId in (select t.id from Trial t where t.session.study = ?1 and t.session.version = ?2 and t.session.staff = false)",
                        study,
                        study.version));
    }
}
