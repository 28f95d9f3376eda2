package blindbrush.web.api;

import blindbrush.study.Unblinding;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That its truth was asked for early; null where nobody did. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record UnblindingSummary(Instant unblindedAt, String unblindedBy, String reason, long finishedSessions) {

    static @Nullable UnblindingSummary of(@Nullable Unblinding unblinding) {
        return unblinding == null
                ? null
                : new UnblindingSummary(
                        unblinding.unblindedAt, unblinding.unblindedBy, unblinding.reason, unblinding.sessions);
    }
}
