package blindbrush.results;

import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Study;

/**
 * How much a study has gathered under its present version, without what staff answered.
 *
 * @param sessions finished ones
 * @param answers in them that count, before any exclusion rule
 * @param beside other responses: of sessions that are not finished, to practice and catch trials, and of blocks that began again
 */
public record Participation(long sessions, long answers, long beside) {

    /** Two queries. */
    public static Participation of(Study study) {
        Object[] row = Response.getEntityManager()
                .createQuery("""
                        select count(r), sum(case when s.finishedAt is not null and t.phase = blindbrush.study.Phase.MAIN
                        and t.superseded = false then 1 else 0 end)
                        from Response r join Trial t on t.id = r.trialId join t.session s
                        where s.study = ?1 and s.version = ?2 and s.staff = false""", Object[].class)
                .setParameter(1, study)
                .setParameter(2, study.version)
                .getSingleResult();
        long all = (long) row[0];
        long answers = row[1] == null ? 0 : ((Number) row[1]).longValue();
        return new Participation(Session.countFinished(study), answers, all - answers);
    }

    /** Rows of the table of responses. */
    public long responses() {
        return answers + beside;
    }
}
