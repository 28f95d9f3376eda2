package blindbrush.results;

import blindbrush.design.Design;
import blindbrush.design.ExclusionRule;
import blindbrush.study.RegisteredAnalysis;
import blindbrush.study.Study;
import blindbrush.study.Withdrawal;
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
 * @param today what the sessions of a frozen analysis show that are still here; null where nobody withdrew since, and as it is kept
 */
public record FigureSet(
        Figures all,
        int later,
        Map<ExclusionRule, Integer> leftOut,
        StudyMonitor.Flags flags,
        @Nullable Figures registered,
        @Nullable Figures today) {

    /** Keeps its own map. */
    public FigureSet {
        leftOut = new TreeMap<>(leftOut);
    }

    /**
     * What was read of a study, to be counted outside the transaction.
     *
     * @param withdrawals from the study, until before the rest was read
     * @param undisturbed whether nobody withdrew while it was read, so that its parts are of the same sessions
     * @param wordsChanged the same of {@link Study#wordsChanged}
     */
    record Read(
            long withdrawals,
            boolean undisturbed,
            int wordsChanged,
            Answers answers,
            Map<Integer, ExclusionRule> leftOut,
            StudyMonitor.Flags flags,
            Design design) {

        static Read of(Study study) {
            long withdrawals = Withdrawal.count("study", study);
            int wordsChanged = study.wordsChanged;
            Answers answers = Answers.of(study);
            Design design = study.designOfVersion();
            Map<Integer, ExclusionRule> leftOut = LeftOut.of(study, design, answers);
            StudyMonitor.Flags flags = StudyMonitor.Flags.of(study);
            boolean undisturbed = Withdrawal.count("study", study) == withdrawals;
            return new Read(withdrawals, undisturbed, wordsChanged, answers, leftOut, flags, design);
        }

        /** Whether the sessions of the registered analysis are all there, with all of their answers. */
        boolean isComplete() {
            return undisturbed && answers.chosen() == registeredSessions();
        }

        /** Of the answers of the registered analysis. */
        String analysedSha256() {
            int counted = counted();
            return answers.first(counted).without(leftOut(counted).keySet()).sha256();
        }

        FigureSet figures() {
            int finished = answers.sessions().size();
            int counted = counted();
            Map<Integer, ExclusionRule> out = leftOut(counted);
            Map<ExclusionRule, Integer> rules = new TreeMap<>();
            out.values().forEach(rule -> rules.merge(rule, 1, Integer::sum));
            return new FigureSet(
                    of(answers),
                    finished - counted,
                    rules,
                    flags,
                    out.isEmpty() && counted == finished
                            ? null
                            : of(answers.first(counted).without(out.keySet())),
                    null);
        }

        /** Those that were chosen, once they are, however many of them are still there. */
        private int counted() {
            return answers.chosen() > 0
                    ? answers.chosen()
                    : Math.min(answers.sessions().size(), registeredSessions());
        }

        private Map<Integer, ExclusionRule> leftOut(int counted) {
            return leftOut.entrySet().stream()
                    .filter(entry -> entry.getKey() < counted)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private int registeredSessions() {
            Integer number = design.reporting().registeredSessions();
            return number == null ? Integer.MAX_VALUE : number;
        }

        private Figures of(Answers some) {
            return Figures.of(some, design.trials());
        }
    }

    /** The registered analysis alone, to be frozen. */
    FigureSet frozen() {
        return new FigureSet(analysis(), 0, leftOut, flags, null, null);
    }

    /** These figures of all sessions, and of what is left of the registered analysis, beside it as it was frozen; one set of figures where both are of the same sessions. */
    FigureSet beside(FigureSet frozen, RegisteredAnalysis analysis) {
        boolean same = all.sessions() == analysis.sessions
                && later == 0
                && analysis.withdrawn == 0
                && frozen.leftOut.isEmpty();
        return new FigureSet(
                same ? frozen.all : all,
                later,
                frozen.leftOut,
                flags,
                same ? null : frozen.all,
                analysis.withdrawn == 0 ? null : analysis());
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
