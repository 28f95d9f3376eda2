package blindbrush.web.api;

import blindbrush.study.Session;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session: nothing in it says who. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SessionSummary(
        UUID sessionId,
        int studyVersion,
        String condition,
        @Nullable String humanSide,
        boolean staff,
        Instant consentedAt,
        Instant lastSeenAt,
        @Nullable Instant finishedAt) {

    static SessionSummary of(Session session) {
        return new SessionSummary(
                session.id,
                session.version,
                session.conditionName,
                session.design().hasYesNo() ? session.humanSide.name().toLowerCase(Locale.ROOT) : null,
                session.staff,
                session.consentedAt,
                session.lastSeenAt,
                session.finishedAt);
    }
}
