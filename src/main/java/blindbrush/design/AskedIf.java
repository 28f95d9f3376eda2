package blindbrush.design;

import java.util.List;
import java.util.Map;

/**
 * A skip rule: its question is asked only of those who gave one of some answers to an earlier one.
 *
 * @param question the key of the earlier one
 * @param options answers of it
 */
public record AskedIf(String question, List<String> options) {

    public AskedIf {
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** Whether replies, by question key, are such that the question is asked. */
    public boolean isMet(Map<String, String> replies) {
        return options.contains(replies.getOrDefault(question, ""));
    }

    /** The answers, a line each: no answer has two. */
    public String lines() {
        return String.join("\n", options);
    }

    /** The answers in one line. */
    public String line() {
        return String.join(" | ", options);
    }
}
