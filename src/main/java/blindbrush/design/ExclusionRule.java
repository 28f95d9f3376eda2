package blindbrush.design;

import java.util.Locale;

/** A rule by which the registered analysis leaves sessions out. */
public enum ExclusionRule {
    /** So many failed catch trials and more. */
    FAILED_CATCH_TRIALS("failed %.0f catch trials", "failed catch trials"),
    /** A median rt below so many ms. */
    FAST_MEDIAN_RT_MILLIS("median rt of %.0f ms", "median rt too short"),
    /** So many trials and more during which the page was left. */
    INTERRUPTED_TRIALS("left the page in %.0f trials", "left the page in too many trials"),
    /** So many trials and more of which nobody knows that their pictures stood on the screen. */
    UNVERIFIED_TRIALS("display unverified in %.0f trials", "display unverified in too many trials"),
    /** So many trials and more with hints that a program answered or helped. */
    HINTED_TRIALS("hints of a program in %.0f trials", "hints of a program in too many trials"),
    /** A standard deviation of rt below so many per cent of its mean. */
    RT_VARIATION_PERCENT("rt varies by %.1f %% of its mean", "rt varies too little");

    private final String ofSession;
    private final String words;

    ExclusionRule(String ofSession, String words) {
        this.ofSession = ofSession;
        this.words = words;
    }

    /** Its key in a design, and in exports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why it leaves sessions out. */
    public String words() {
        return words;
    }

    /** Why it leaves one session out. */
    String words(double found) {
        return String.format(Locale.ROOT, ofSession, found);
    }
}
