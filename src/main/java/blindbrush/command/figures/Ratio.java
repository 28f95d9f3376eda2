package blindbrush.command.figures;

import blindbrush.refusal.InvalidInputException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * The paper's α/β: what the content's loss is multiplied by, over what the style's is.
 *
 * @param value positive
 */
record Ratio(double value) {

    Ratio {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidInputException("α/β must be positive but is " + value);
        }
    }

    /** @throws InvalidInputException if it is no positive number */
    static Ratio parse(String text) {
        try {
            return new Ratio(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            throw new InvalidInputException("\"%s\" is no α/β, such as 1e-3".formatted(text), noNumber);
        }
    }

    /** Such as 1e-3; also fit for a file's name. */
    @Override
    public String toString() {
        return new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value)
                .replace('E', 'e');
    }
}
