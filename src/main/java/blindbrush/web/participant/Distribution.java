package blindbrush.web.participant;

import blindbrush.results.Figures;
import blindbrush.results.SessionResult;
import blindbrush.study.Disclosure;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everybody's scores as bars, with one's own marked.
 *
 * @param sessions finished sessions
 * @param chance where guessing stands, in units of the drawing: ten to a bar
 */
public record Distribution(long sessions, double chance, List<ScoreBar> bars) {

    private static final int TALLEST = 88;
    private static final int POINTER_GAP = 8;

    /**
     * Sessions with as many right answers as the bar's place says.
     *
     * @param height 0 to 88, units of the drawing
     */
    public record ScoreBar(int sessions, boolean own, int height) {

        /** Where the pointer to one's own bar begins. */
        public int above() {
            return height + POINTER_GAP;
        }
    }

    /** Whether others are so many that no bar is one person's score. */
    public boolean isTold() {
        return Disclosure.mayTellAnswers(sessions - 1);
    }

    static Distribution of(Figures everybody, SessionResult own) {
        List<Integer> scores = everybody.scores();
        int most = Math.max(1, Collections.max(scores));
        List<ScoreBar> bars = IntStream.range(0, scores.size())
                .mapToObj(right ->
                        new ScoreBar(scores.get(right), right == own.right(), TALLEST * scores.get(right) / most))
                .toList();
        return new Distribution(everybody.sessions(), 10 * own.byGuessing() + 5, bars);
    }
}
