package blindbrush.web.results;

import java.util.Locale;

/** How a figure is written. */
public enum Unit {
    /** A whole number. */
    COUNT("%.0f", 1, ""),
    /** A share, in per cent. */
    PERCENT("%.1f", 100, " %"),
    /** Two digits. */
    NUMBER("%.2f", 1, ""),
    /** Three digits. */
    THREE("%.3f", 1, ""),
    /** A time in ms, written in seconds. */
    MILLIS("%.1f", 0.001, " s");

    private final String format;
    private final double factor;
    private final String sign;

    Unit(String format, double factor, String sign) {
        this.format = format;
        this.factor = factor;
        this.sign = sign;
    }

    /** With a true minus, and none before a nought. */
    public String words(double value) {
        String words = String.format(Locale.ROOT, format, value * factor);
        return words.replaceFirst("^-(?=[0.]*$)", "").replace('-', '−') + sign;
    }
}
