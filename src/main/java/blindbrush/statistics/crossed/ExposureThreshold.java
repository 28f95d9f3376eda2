package blindbrush.statistics.crossed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long pairs have to stand for people to tell human from machine pictures, by the method of constant stimuli (after HYPE, Zhou et al. 2019):
 * the exposure at which the share right is halfway between guessing and what lapses leave, so 74 %. For other participants and other pictures
 * of the same kinds, as in {@link CrossedAnswers}.
 *
 * @param millis null where there is no threshold
 * @param lacking why there is none; null where there is one
 */
public record ExposureThreshold(
        @Nullable Estimate millis, @Nullable Lacking lacking) {

    /** Length of a frame by which exposures are designed, in ms: of a screen that is painted 60 times a second. */
    public static final double FRAME = 1000.0 / 60;

    /** The share right at the threshold. */
    public static final double SHARE = 0.74;

    /** Why answers show no threshold. */
    public enum Lacking {
        /** Fewer than three exposures were answered. */
        FEW_EXPOSURES,
        /** No curve fits that rises with exposure by more than chance explains. */
        NO_CURVE,
        /** Even the shortest exposure was enough. */
        BELOW_SHORTEST,
        /** Even the longest exposure was too short. */
        ABOVE_LONGEST;

        /** As tables have it: {@code no_curve}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Answers at one exposure.
     *
     * @param frames of 1/60 s, at least 1
     */
    public record Level(int frames, int right, int wrong) {

        /** The exposure in ms. */
        public double millis() {
            return frames * FRAME;
        }
    }

    /** The kind of an answer at the exposure of this place in the list. */
    public static int kind(int level, boolean right) {
        return 2 * level + (right ? 1 : 0);
    }

    /**
     * Of answers by {@link #kind}.
     *
     * @param levels by rising exposure, each with answers
     */
    public static ExposureThreshold of(List<Level> levels, CrossedAnswers answers) {
        if (levels.size() < 3) {
            return none(Lacking.FEW_EXPOSURES);
        }
        Optional<PsychometricFit> found = PsychometricFit.of(levels);
        if (found.filter(fit -> rises(fit, answers)).isEmpty()) {
            return none(outside(levels, levels.stream().mapToInt(Level::right).sum()));
        }
        Linearized halfway = found.get().halfway();
        double frames = Math.pow(2, halfway.value());
        if (frames < levels.get(0).frames()) {
            return none(Lacking.BELOW_SHORTEST);
        }
        if (frames > levels.get(levels.size() - 1).frames()) {
            return none(Lacking.ABOVE_LONGEST);
        }
        return new ExposureThreshold(
                answers.estimate(frames * FRAME, halfway, doublings -> FRAME * Math.pow(2, doublings)), null);
    }

    /** Surely, where its interval can be told: the threshold of a curve that may be level is anywhere. */
    private static boolean rises(PsychometricFit fit, CrossedAnswers answers) {
        Linearized slope = fit.slope();
        return slope.value() > 0
                && answers.lacking(slope)
                        .map(lacking -> true)
                        .orElseGet(() -> slope.value() > answers.variance(slope).half(slope.independent()));
    }

    /** Where hardly anybody was wrong, or hardly anybody was right, that is why nothing rises. */
    private static Lacking outside(List<Level> levels, int right) {
        int all =
                levels.stream().mapToInt(level -> level.right() + level.wrong()).sum();
        return right > SHARE * all ? Lacking.BELOW_SHORTEST : Lacking.NO_CURVE;
    }

    private static ExposureThreshold none(Lacking why) {
        return new ExposureThreshold(null, why);
    }
}
