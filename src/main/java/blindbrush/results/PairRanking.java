package blindbrush.results;

import blindbrush.statistics.BradleyTerry;
import blindbrush.study.Response;
import blindbrush.study.Side;
import blindbrush.study.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Which pictures looked more human than which others beside them: Bradley and Terry's model (1952, Biometrika 39) of pairs, in each of which
 * one picture was called human. Answers are taken as independent.
 *
 * @param ranked the most human-looking first; empty where no pairs were answered or they do not link all pictures
 * @param reference the picture that the others are held against, the one shown most often, of several the first by its id; null where there is no ranking
 * @param unlinked why there is no ranking; null where there is one, or nothing to rank
 */
public record PairRanking(List<Ranked> ranked, UUID reference, String unlinked) {

    static final PairRanking NOTHING = new PairRanking(List.of(), null, null);

    private static final double DEVIATES = 1.959963984540054; // of a 95 % interval

    /**
     * A picture in the ranking.
     *
     * @param preset that made it; null of a human picture
     * @param strength logarithm of the odds with which it is called human beside the reference; 0 of the reference itself
     * @param lower bound of its 95 % interval
     * @param upper bound of its 95 % interval
     */
    public record Ranked(UUID id, String preset, double strength, double lower, double upper) {}

    /** Keeps its own list. */
    public PairRanking {
        ranked = List.copyOf(ranked);
    }

    /** Of a study's finished sessions; one grouped query. */
    static PairRanking of(Study study) {
        List<UUID> ids = new ArrayList<>();
        Map<UUID, String> presets = new HashMap<>();
        List<int[]> wins = new ArrayList<>();
        List<Object[]> rows = Response.getEntityManager()
                .createQuery("""
                        select l.id, l.preset, r.id, r.preset, a.side, count(*)
                        from Response a join Trial t on t.id = a.trialId join t.stimulus l join t.rightStimulus r
                        where t.session.study = :study and t.session.version = :version and t.session.finishedAt is not null
                        and t.phase = blindbrush.study.Phase.MAIN and t.superseded = false
                        group by l.id, l.preset, r.id, r.preset, a.side""", Object[].class)
                .setParameter("study", study)
                .setParameter("version", study.version)
                .getResultList();
        for (Object[] row : rows) {
            int left = number(ids, presets, row[0], row[1]);
            int right = number(ids, presets, row[2], row[3]);
            boolean leftWins = row[4] == Side.LEFT;
            wins.add(new int[] {leftWins ? left : right, leftWins ? right : left, ((Number) row[5]).intValue()});
        }
        return of(ids, presets, wins);
    }

    private static PairRanking of(List<UUID> ids, Map<UUID, String> presets, List<int[]> wins) {
        if (ids.isEmpty()) {
            return NOTHING;
        }
        var table = new double[ids.size()][ids.size()];
        var shown = new int[ids.size()];
        for (int[] win : wins) {
            table[win[0]][win[1]] += win[2];
            shown[win[0]] += win[2];
            shown[win[1]] += win[2];
        }
        int reference = IntStream.range(0, shown.length)
                .boxed()
                .max(Comparator.comparing((Integer item) -> shown[item])
                        .thenComparing(item -> ids.get(item).toString(), Comparator.reverseOrder()))
                .orElseThrow();
        try {
            BradleyTerry model = BradleyTerry.of(table, reference);
            List<Ranked> ranked = IntStream.range(0, shown.length)
                    .mapToObj(item -> ranked(ids.get(item), presets, model, item))
                    .sorted(Comparator.comparing(Ranked::strength).reversed())
                    .toList();
            return new PairRanking(ranked, ids.get(reference), null);
        } catch (IllegalArgumentException unlinked) {
            return new PairRanking(
                    List.of(),
                    null,
                    "There is no ranking of pairs yet: some pictures have always, or never, been called human beside all those"
                            + " that link them to the others.");
        }
    }

    private static Ranked ranked(UUID id, Map<UUID, String> presets, BradleyTerry model, int item) {
        double strength = model.strengths().get(item);
        double half = DEVIATES * model.standardErrors().get(item);
        return new Ranked(id, presets.get(id), strength, strength - half, strength + half);
    }

    private static int number(List<UUID> ids, Map<UUID, String> presets, Object id, Object preset) {
        int known = ids.indexOf((UUID) id);
        if (known >= 0) {
            return known;
        }
        ids.add((UUID) id);
        presets.put((UUID) id, (String) preset);
        return ids.size() - 1;
    }
}
