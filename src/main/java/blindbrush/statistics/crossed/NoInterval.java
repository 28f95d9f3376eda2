package blindbrush.statistics.crossed;

import java.util.Locale;

/**
 * Why a statistic of crossed answers has no interval: its variance cannot be estimated.
 *
 * @param reason what is lacking
 * @param sessions how many more are needed at least; 0 where more of them would not help by themselves
 */
public record NoInterval(Reason reason, int sessions) {

    /** What is lacking. */
    public enum Reason {
        /** Of fewer than three sessions nobody can tell how much people differ. */
        FEW_SESSIONS,
        /** Only one picture of an origin was answered. */
        FEW_PICTURES,
        /** A rate is 0 or 1: nobody, or everybody, gave the answer that it counts. */
        ANSWERS_ALIKE,
        /** Every session comes to the same. */
        SESSIONS_ALIKE,
        /** Every picture of an origin comes to the same. */
        PICTURES_ALIKE;

        /** As tables have it: {@code few_sessions}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static NoInterval of(Reason reason) {
        return new NoInterval(reason, reason == Reason.FEW_PICTURES ? 0 : 1);
    }
}
