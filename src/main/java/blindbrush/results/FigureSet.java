package blindbrush.results;

import blindbrush.design.Design;
import blindbrush.design.ExclusionRule;
import blindbrush.study.Study;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures of all finished sessions, and of the registered analysis: of the sessions that were finished first, as many as the design registers
 * (all where it registers no number), without those that its exclusion rules leave out. The registered number counts finished sessions before
 * exclusion, since it is the rule by which the study stops: an excluded session is not replaced.
 *
 * @param later finished sessions beyond the registered number
 * @param leftOut how many of the others the rules leave out, by the first rule that each breaks
 * @param flags among the answers of all of them
 * @param registered null where it is of all finished sessions
 */
public record FigureSet(
        Figures all,
        int later,
        Map<ExclusionRule, Integer> leftOut,
        StudyMonitor.Flags flags,
        @Nullable Figures registered) {

    /** Keeps its own map. */
    public FigureSet {
        leftOut = new TreeMap<>(leftOut);
    }

    /** What was read of a study, to be counted outside the transaction. */
    record Read(Answers answers, Map<Integer, ExclusionRule> leftOut, StudyMonitor.Flags flags, Design design) {

        static Read of(Study study) {
            Answers answers = Answers.of(study);
            Design design = study.designOfVersion();
            return new Read(answers, LeftOut.of(study, design, answers), StudyMonitor.Flags.of(study), design);
        }

        FigureSet figures() {
            int finished = answers.sessions().size();
            int counted = Math.min(finished, registeredSessions());
            Map<Integer, ExclusionRule> out = leftOut.entrySet().stream()
                    .filter(entry -> entry.getKey() < counted)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<ExclusionRule, Integer> rules = new TreeMap<>();
            out.values().forEach(rule -> rules.merge(rule, 1, Integer::sum));
            return new FigureSet(
                    of(answers),
                    finished - counted,
                    rules,
                    flags,
                    out.isEmpty() && counted == finished
                            ? null
                            : of(answers.first(counted).without(out.keySet())));
        }

        private int registeredSessions() {
            Integer number = design.reporting().registeredSessions();
            return number == null ? Integer.MAX_VALUE : number;
        }

        private Figures of(Answers some) {
            return Figures.of(some, design.trials());
        }
    }

    /** The registered analysis, be it of all finished sessions. */
    public Figures analysis() {
        return registered == null ? all : registered;
    }

    /** Finished sessions that the registered number counts. */
    public int counted() {
        return all.sessions() - later;
    }

    /** Sessions among them that the rules leave out. */
    public int out() {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }
}
