package blindbrush.web.api;

import blindbrush.design.Estimand;
import blindbrush.results.Participation;
import blindbrush.study.Disclosure;
import blindbrush.study.Study;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A study as it stands. The hash is that of the frozen design, stimuli and rules, empty before it first opens.
 *
 * @param countedResponses of finished sessions, that count
 * @param responses rows of its table of responses, those that do not count among them
 * @param primaryEstimand of its design, by the key of its figure
 * @param headline that estimand, where everybody may read it; left out in a list
 * @param obstacles what keeps it from opening; left out in a list
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StudySummary(
        String slug,
        String title,
        String state,
        boolean demonstration,
        int version,
        String designSha256,
        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        long finishedSessions,
        long countedResponses,
        long responses,
        boolean staysBlind,
        @Nullable UnblindingSummary unblinding,
        Estimand primaryEstimand,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeadlineSummary headline,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> obstacles) {

    /** A study by itself. */
    static StudySummary of(Study study, Instant now) {
        Disclosure disclosure = Disclosure.of(study, now);
        return of(
                study,
                disclosure,
                HeadlineSummary.of(study, disclosure, now),
                study.isOpen() ? List.of() : study.obstacles());
    }

    /** One of a list: what keeps it from opening is told of a study by itself, since its whole wall is looked at for that. */
    static StudySummary ofMany(Study study, Instant now) {
        return of(study, Disclosure.of(study, now), null, null);
    }

    private static StudySummary of(
            Study study, Disclosure disclosure, @Nullable HeadlineSummary headline, @Nullable List<String> obstacles) {
        Participation participation = Participation.of(study);
        return new StudySummary(
                study.slug,
                study.title,
                study.state.name().toLowerCase(Locale.ROOT),
                study.demonstration,
                study.version,
                study.sha256(),
                study.createdAt,
                study.openedAt,
                study.closedAt,
                participation.sessions(),
                participation.answers(),
                participation.responses(),
                disclosure.staysBlind(),
                UnblindingSummary.of(disclosure.unblinding()),
                disclosure.design().primaryEstimand(),
                headline,
                obstacles);
    }
}
