package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a participant agrees to before anything is stored.
 *
 * @param version of this text, as researchers count it
 * @param responsible who answers for the study: a person, and an institution where there is one
 * @param contact an e-mail address, a telephone number or a page
 * @param minimumAge in years
 * @param purpose what the answers are for
 * @param retention how long they are kept, and what happens then, in words
 * @param text what else is to be said; may be empty
 * @param retentionUntil the day (UTC) on which the personal parts of sessions are deleted and no session begins any more; null where the
 *     design names none; not written where it is null, so that a design from before it has the hash that it had
 */
public record Consent(
        String version,
        String responsible,
        String contact,
        int minimumAge,
        String purpose,
        String retention,
        String text,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate retentionUntil) {

    /** Nothing said yet. */
    public static final Consent EMPTY = new Consent("1", "", "", 18, "", "", "");

    /** Without a day on which anything is deleted. */
    public Consent(
            String version,
            String responsible,
            String contact,
            int minimumAge,
            String purpose,
            String retention,
            String text) {
        this(version, responsible, contact, minimumAge, purpose, retention, text, null);
    }

    /** The same until another day. */
    public Consent until(@Nullable LocalDate day) {
        return new Consent(version, responsible, contact, minimumAge, purpose, retention, text, day);
    }

    /** When the personal parts of sessions are deleted: as the day begins. */
    @JsonIgnore
    public Optional<Instant> retentionEnd() {
        return Optional.ofNullable(retentionUntil)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Whether they are to be deleted at this time, or before. */
    @JsonIgnore
    public boolean isOverAt(Instant now) {
        return retentionEnd().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** What a study cannot open without and is not said yet, in words; empty when all is said. */
    @JsonIgnore
    public List<String> lacking() {
        return Map.of(
                        "who is responsible", responsible,
                        "how to reach them", contact,
                        "what the answers are for", purpose,
                        "how long they are kept", retentionUntil == null ? retention : retentionUntil.toString())
                .entrySet()
                .stream()
                .filter(said -> said.getValue() == null || said.getValue().isBlank())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
