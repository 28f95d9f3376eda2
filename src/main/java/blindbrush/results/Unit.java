package blindbrush.results;

import java.util.Locale;

/** The unit of a figure, and how it is written. */
public enum Unit {
    /** A whole number. */
    COUNT("count", "%.0f", 1, ""),
    /** A share, written in per cent. */
    PERCENT("proportion", "%.1f", 100, " %"),
    /** Two digits. */
    NUMBER("", "%.2f", 1, ""),
    /** Of the evidence for “machine” that one picture gives, two digits. */
    DEVIATION("standard deviation", "%.2f", 1, ""),
    /** Three digits. */
    THREE("", "%.3f", 1, ""),
    /** How long a picture stands, in ms. */
    EXPOSURE("ms", "%.0f", 1, " ms"),
    /** A time in ms, written in seconds. */
    MILLIS("ms", "%.1f", 0.001, " s");

    private final String term;
    private final String format;
    private final double factor;
    private final String sign;

    Unit(String term, String format, double factor, String sign) {
        this.term = term;
        this.format = format;
        this.factor = factor;
        this.sign = sign;
    }

    /** What the plain number is of, as tables say it; empty of a mere number. */
    public String term() {
        return term;
    }

    /** With a true minus, and none before a nought. */
    public String words(double value) {
        return typeset(plain(format, value * factor)) + sign;
    }

    /** A number in plain digits, with a hyphen for a minus, and none before a nought. */
    public static String plain(String format, double value) {
        return unsigned(String.format(Locale.ROOT, format, value));
    }

    /** A number in digits as people read it: with a true minus, and none before a nought. */
    public static String typeset(String digits) {
        return unsigned(digits).replace('-', '−');
    }

    private static String unsigned(String digits) {
        return digits.replaceFirst("^-(?=[0.]*$)", "");
    }
}
