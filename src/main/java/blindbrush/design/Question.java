package blindbrush.design;

import java.util.List;

/**
 * Something asked about the participant before the first trial. Nobody has to answer.
 *
 * @param key names it in exports: small letters, digits and underscores
 * @param text as it is asked
 * @param options answers to choose from
 */
public record Question(String key, String text, List<String> options) {

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
    }
}
