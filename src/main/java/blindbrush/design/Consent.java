package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * What a participant agrees to before anything is stored.
 *
 * @param version of this text, as researchers count it
 * @param responsible who answers for the study: a person, and an institution where there is one
 * @param contact an e-mail address, a telephone number or a page
 * @param minimumAge in years
 * @param purpose what the answers are for
 * @param retention how long they are kept, and what happens then
 * @param text what else is to be said; may be empty
 */
public record Consent(
        String version,
        String responsible,
        String contact,
        int minimumAge,
        String purpose,
        String retention,
        String text) {

    /** Nothing said yet. */
    public static final Consent EMPTY = new Consent("1", "", "", 18, "", "", "");

    /** What a study cannot open without and is not said yet, in words; empty when all is said. */
    @JsonIgnore
    public List<String> lacking() {
        return Map.of(
                        "who is responsible", responsible,
                        "how to reach them", contact,
                        "what the answers are for", purpose,
                        "how long they are kept", retention)
                .entrySet()
                .stream()
                .filter(said -> said.getValue() == null || said.getValue().isBlank())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
