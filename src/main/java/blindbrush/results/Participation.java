package blindbrush.results;

import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Study;

/**
 * How much a study has gathered under its present version.
 *
 * @param sessions finished ones
 * @param responses all, of unfinished sessions too
 */
public record Participation(long sessions, long responses) {

    /** Counts, two of them. */
    public static Participation of(Study study) {
        return new Participation(
                Session.count("study = ?1 and version = ?2 and finishedAt is not null", study, study.version),
                Response.count(
                        "trialId in (select t.id from Trial t where t.session.study = ?1 and t.session.version = ?2)",
                        study,
                        study.version));
    }
}
