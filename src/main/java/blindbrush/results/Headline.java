package blindbrush.results;

import blindbrush.design.Design;
import blindbrush.design.Estimand;
import blindbrush.statistics.Interval;
import blindbrush.statistics.crossed.Estimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a study is told by, wherever it is told in one sentence: its primary estimand, and no other.
 *
 * @param value an estimate with its interval, or why it has none
 * @param guessed what a guesser reaches who never looks
 * @param extent null of an analysis that was frozen before it was counted
 */
public record Headline(
        Estimand estimand,
        Figure.Value value,
        double guessed,
        @Nullable Extent extent) {

    /** Of a design, in these figures; empty where they do not tell it. */
    public static Optional<Headline> of(Design design, Figures figures) {
        Estimand primary = design.primaryEstimand();
        Figure figure = Figure.of(primary);
        return figure.of(figures)
                .map(value -> new Headline(
                        primary,
                        value,
                        primary.guessed(design),
                        figure.extent(figures).orElse(null)));
    }

    /** What it is. */
    public Figure figure() {
        return Figure.of(estimand);
    }

    /** Whether it has an interval. */
    public boolean hasInterval() {
        return value.lower() != null && value.upper() != null;
    }

    /** The estimate with its interval, as a tag draws them. */
    public Estimate estimate() {
        return value.lower() != null && value.upper() != null
                ? Estimate.of(new Interval(value.estimate(), value.lower(), value.upper()))
                : new Estimate(value.estimate(), null, value.lacking());
    }

    /** Whether its interval lies above what guessing gives, below it, or around it: 1, −1 or 0; as it is read, and 0 without an interval. */
    public int side() {
        if (value.lower() != null && hundredths(value.lower()) > hundredths(guessed)) {
            return 1;
        }
        return value.upper() != null && hundredths(value.upper()) < hundredths(guessed) ? -1 : 0;
    }

    /** As people read it: the estimate, in its unit. */
    public String words() {
        return figure().unit().words(value.estimate());
    }

    /** What guessing gives, likewise. */
    public String guessedWords() {
        return figure().unit().words(guessed);
    }

    /** Of a share, what guessing gives in per cent. */
    public long guessedPercent() {
        return hundredths(guessed);
    }

    /** What guessing gives in the middle of a sentence: “50 %”, “0.00”. */
    public String guessedFigure() {
        return estimand.isShare() ? guessedPercent() + " %" : guessedWords();
    }

    /** Its lower bound, likewise; empty without one. */
    public String lowWords() {
        return value.lower() == null ? "" : figure().unit().words(value.lower());
    }

    /** Its upper bound, likewise. */
    public String highWords() {
        return value.upper() == null ? "" : figure().unit().words(value.upper());
    }

    /** Shares are read in per cent, other estimands with two digits. */
    private static long hundredths(double number) {
        return Math.round(100 * number);
    }
}
