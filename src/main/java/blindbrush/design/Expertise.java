package blindbrush.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the questions that a design marks say of a participant's expertise. One question says it by its answer. Several are a scale: each counts
 * by the place of its answer, the first one 0, and the sum is classed by thirds of its range, so that a session's class depends on no other
 * session.
 */
public final class Expertise {

    private static final List<String> THIRDS = List.of("lower third", "middle third", "upper third");

    private Expertise() {}

    /** Whether any of these questions is marked. */
    public static boolean isAsked(List<Question> questions) {
        return questions.stream().anyMatch(Question::expertise);
    }

    /**
     * The group of a participant.
     *
     * @param replies by question key
     * @return an answer, or a third of the scale; empty where a marked question that was asked is left open
     */
    public static Optional<String> group(List<Question> questions, Map<String, String> replies) {
        List<Question> marked = questions.stream().filter(Question::expertise).toList();
        return marked.size() == 1
                ? Optional.ofNullable(replies.get(marked.get(0).key()))
                : score(questions, replies).map(score -> third(score, most(marked)));
    }

    /** The sum of the scale; of one question the place of its answer. What a skip rule left out counts 0. Empty as {@link #group}. */
    public static Optional<Integer> score(List<Question> questions, Map<String, String> replies) {
        int sum = 0;
        List<Question> marked = questions.stream().filter(Question::expertise).toList();
        for (Question question : marked) {
            int place = question.options().indexOf(replies.getOrDefault(question.key(), ""));
            if (place < 0 && question.isAsked(replies)) {
                return Optional.empty();
            }
            sum += Math.max(place, 0);
        }
        return marked.isEmpty() ? Optional.empty() : Optional.of(sum);
    }

    private static int most(List<Question> marked) {
        return marked.stream()
                .mapToInt(question -> question.options().size() - 1)
                .sum();
    }

    private static String third(int score, int most) {
        return THIRDS.get(Math.min(3 * score / most, THIRDS.size() - 1));
    }
}
