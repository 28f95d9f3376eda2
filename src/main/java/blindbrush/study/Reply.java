package blindbrush.study;

import blindbrush.design.Question;
import blindbrush.refusal.InvalidInputException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a participant said about themselves: one of a question's options. */
@Entity
public class Reply extends PanacheEntityBase {

    /** The key: whose session, and the question's key in the design. */
    @Embeddable
    public record ReplyKey(UUID sessionId, String question) implements Serializable {}

    @EmbeddedId
    public ReplyKey key;

    public String answer;

    /**
     * Stores replies to a design's questions; what was replied before is replaced, questions left open are left out, and so is what a skip rule
     * does not ask.
     *
     * @param replies by question key
     * @throws InvalidInputException if a reply is none of its question's options
     */
    public static void store(Session session, Map<String, String> replies) {
        Map<String, String> asked = new HashMap<>();
        for (Question question : session.design().questions()) {
            String answer = replies.getOrDefault(question.key(), "");
            if (!question.isAsked(asked)) {
                deleteById(new ReplyKey(session.id, question.key()));
            } else if (answer.isEmpty()) {
                Reply.<Reply>findByIdOptional(new ReplyKey(session.id, question.key()))
                        .ifPresent(earlier -> asked.put(question.key(), earlier.answer));
            } else {
                if (!question.options().contains(answer)) {
                    throw new InvalidInputException("Choose one of the answers to: " + question.text());
                }
                var reply = Reply.<Reply>findByIdOptional(new ReplyKey(session.id, question.key()))
                        .orElseGet(Reply::new);
                reply.key = new ReplyKey(session.id, question.key());
                reply.answer = answer;
                reply.persist();
                asked.put(question.key(), answer);
            }
        }
    }
}
