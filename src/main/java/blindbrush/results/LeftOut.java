package blindbrush.results;

import blindbrush.design.Design;
import blindbrush.design.Exclusion;
import blindbrush.design.ExclusionRule;
import blindbrush.study.Phase;
import blindbrush.study.Response;
import blindbrush.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** Which finished sessions a study's registered rules leave out, and why. */
final class LeftOut {

    private static final int FETCH_SIZE = 5000;

    private final Exclusion rules;
    private final Map<UUID, ExclusionRule> broken = new HashMap<>();
    private final List<SessionQuality.AnsweredTrial> answered = new ArrayList<>();
    private @Nullable UUID session; // whose answers these are; null before the first

    private LeftOut(Exclusion rules) {
        this.rules = rules;
    }

    /** The rules that they break, by the sessions' numbers. It takes one query, whose rows are judged as they arrive, and none if the design has no rule. */
    static Map<Integer, ExclusionRule> of(Study study, Design design, Answers answers) {
        if (design.exclusion().equals(Exclusion.NONE)) {
            return Map.of();
        }
        var leftOut = new LeftOut(design.exclusion());
        try (Stream<Object[]> found = found(study)) {
            found.forEach(leftOut::take);
        }
        leftOut.judge();
        Map<Integer, ExclusionRule> numbered = new HashMap<>();
        for (int number = 0; number < answers.sessions().size(); number++) {
            ExclusionRule rule =
                    leftOut.broken.get(answers.sessions().get(number).id());
            if (rule != null) {
                numbered.put(number, rule);
            }
        }
        return Map.copyOf(numbered);
    }

    private static Stream<Object[]> found(Study study) {
        return Response.getEntityManager()
                .createQuery("""
                        select t.session.id, t.phase, t.superseded, r.correct, r.rt, r.interruptions, r.displayUnverified, r.hints
                        from Response r join Trial t on t.id = r.trialId
                        where t.session.study = :study and t.session.version = :version and t.session.staff = false and t.session.finishedAt is not null
                        order by t.session.id""", Object[].class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream();
    }

    private void take(Object... row) {
        if (!row[0].equals(session)) {
            judge();
            session = (UUID) row[0];
        }
        answered.add(new SessionQuality.AnsweredTrial(
                (Phase) row[1],
                (Boolean) row[2],
                (Boolean) row[3],
                (Integer) row[4],
                (Integer) row[5],
                (Boolean) row[6],
                (String) row[7]));
    }

    /** The session whose last row was taken. */
    private void judge() {
        SessionQuality.of(answered, rules).reason().ifPresent(reason -> broken.put(session, reason.rule()));
        answered.clear();
    }
}
