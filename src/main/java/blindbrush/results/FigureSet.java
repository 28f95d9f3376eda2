package blindbrush.results;

import blindbrush.design.Design;
import blindbrush.study.Study;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Figures of all finished sessions, and of those that the registered rules keep.
 *
 * @param leftOut how many sessions the rules leave out, by reason
 * @param flags among the answers of all of them
 * @param ranking of pictures by pairs, in all of them
 * @param unfamous what single pictures show without those that many know; null where there are none
 * @param kept null where the rules leave out none, or there are none
 */
public record FigureSet(
        Figures all,
        Map<String, Integer> leftOut,
        Watch.Flags flags,
        PairRanking ranking,
        Fame unfamous,
        Figures kept) {

    /** Keeps its own map. */
    public FigureSet {
        leftOut = new TreeMap<>(leftOut);
        ranking = ranking == null ? PairRanking.NOTHING : ranking; // of figures kept before there were any
    }

    /** What was read of a study, to be counted outside the transaction. */
    record Read(
            Answers answers,
            Map<Integer, String> leftOut,
            Watch.Flags flags,
            PairRanking ranking,
            Set<UUID> famous,
            Design design,
            long seed) {

        static Read of(Study study) {
            Answers answers = Answers.of(study);
            Design design = study.designOfVersion();
            long seed = study.id.getMostSignificantBits() + study.version;
            return new Read(
                    answers,
                    LeftOut.of(study, design, answers),
                    Watch.Flags.of(study),
                    PairRanking.of(study),
                    Fame.of(study),
                    design,
                    seed);
        }

        FigureSet figures() {
            Map<String, Integer> reasons = new TreeMap<>();
            leftOut.values().forEach(reason -> reasons.merge(kind(reason), 1, Integer::sum));
            return new FigureSet(
                    Figures.of(answers, design.trials(), seed),
                    reasons,
                    flags,
                    ranking,
                    Fame.of(answers, famous, seed).orElse(null),
                    leftOut.isEmpty() ? null : Figures.of(answers.without(leftOut.keySet()), design.trials(), seed));
        }
    }

    /** Sessions that the rules leave out. */
    public int out() {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A reason without its numbers. */
    private static String kind(String reason) {
        return reason.replaceAll(" of \\d+ ms", " too short").replaceAll("\\d+ ", "");
    }
}
