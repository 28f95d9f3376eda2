package blindbrush.web.results;

import blindbrush.results.Unit;

/**
 * From numbers to places in a drawing.
 *
 * @param from number at place {@code low}
 * @param to number at place {@code high}
 */
public record Scale(double from, double to, double low, double high) {

    /** Across a plot of 360 by 300, with room for labels. */
    public static Scale across(double from, double to) {
        return new Scale(from, to, 44, 348);
    }

    /** Up a plot of 360 by 300. */
    public static Scale up(double from, double to) {
        return new Scale(from, to, 252, 12);
    }

    /** To a tenth of a unit of the drawing. */
    public String at(double number) {
        return Unit.plain("%.1f", place(number));
    }

    private double place(double number) {
        return low + (number - from) / (to - from) * (high - low);
    }
}
