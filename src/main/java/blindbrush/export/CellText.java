package blindbrush.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Cells as text: numbers plain and whole, instants in ISO 8601 (UTC, ms), and texts that no spreadsheet takes for a formula. */
public final class CellText {

    /** How a formula may begin, in whatever disguise; what stands before it is dropped by some program. */
    private static final Pattern FORMULA = Pattern.compile(
            "[\\s\\p{Z}\\p{C}]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212].*|[\\t\\r\\n].*", Pattern.DOTALL);

    private static final char GUARD = '\'';

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private static final long DAY_MILLIS = 86_400_000L;

    private CellText() {}

    /**
     * A text that no spreadsheet runs: one that could be a formula gets an apostrophe before it, and so does one that begins with an apostrophe.
     * Who drops the first character of each that begins with one has every text as it was. A number stays a number.
     */
    public static String guarded(String text) {
        if (text.isEmpty() || isHarmless(text.charAt(0)) || NUMBER.matcher(text).matches()) {
            return text;
        }
        return text.charAt(0) == GUARD || FORMULA.matcher(text).matches() ? GUARD + text : text;
    }

    /** Digits as they are read back to the last bit; a nought has no sign. */
    public static String of(double number) {
        return Double.toString(number + 0.0);
    }

    private static boolean isHarmless(char first) {
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    }

    /** Always with milliseconds, so that columns are even. */
    static void append(Instant instant, StringBuilder text) {
        long millis = instant.toEpochMilli();
        var day = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
        int rest = (int) Math.floorMod(millis, DAY_MILLIS);
        text.append(day).append('T');
        pad(text, rest / 3_600_000, 2).append(':');
        pad(text, rest / 60_000 % 60, 2).append(':');
        pad(text, rest / 1000 % 60, 2).append('.');
        pad(text, rest % 1000, 3).append('Z');
    }

    static String of(Instant instant) {
        var text = new StringBuilder();
        append(instant, text);
        return text.toString();
    }

    private static StringBuilder pad(StringBuilder text, int number, int digits) {
        if (digits > 2 && number < 100) {
            text.append('0');
        }
        if (number < 10) {
            text.append('0');
        }
        return text.append(number);
    }
}
