package blindbrush.web.api;

import blindbrush.design.Estimand;
import blindbrush.results.Extent;
import blindbrush.results.Headline;
import blindbrush.results.StudyFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.Study;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A study's primary estimand, as its results page has it in the headline.
 *
 * @param estimand the key of its figure
 * @param lower bound of its 95 % interval; null where it has none
 * @param guessed what a guesser reaches who never looks
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record HeadlineSummary(
        Estimand estimand,
        String name,
        double estimate,
        @Nullable Double lower,
        @Nullable Double upper,
        String method,
        double guessed,
        @Nullable Integer participants,
        @Nullable Integer pictures,
        @Nullable Integer answers) {

    /** Null where the first page would not tell it either, or too few sessions count. */
    static @Nullable HeadlineSummary of(Study study, Disclosure disclosure, Instant now) {
        return disclosure.mayTellHeadline() && study.state != Study.State.DRAFT
                ? StudyFigures.of(study, now)
                        .map(kept -> kept.figures.analysis())
                        .filter(figures -> Disclosure.headlineLacks(figures.sessions()) == 0)
                        .flatMap(figures -> Headline.of(disclosure.design(), figures))
                        .map(HeadlineSummary::of)
                        .orElse(null)
                : null;
    }

    private static HeadlineSummary of(Headline headline) {
        Extent extent = headline.extent();
        return new HeadlineSummary(
                headline.estimand(),
                headline.figure().title(),
                headline.value().estimate(),
                headline.value().lower(),
                headline.value().upper(),
                headline.figure().method().words(),
                headline.guessed(),
                extent == null ? null : extent.participants(),
                extent == null ? null : extent.pictures(),
                extent == null ? null : extent.answers());
    }
}
