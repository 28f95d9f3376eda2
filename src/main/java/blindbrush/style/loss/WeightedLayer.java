package blindbrush.style.loss;

import blindbrush.refusal.InvalidInputException;

/**
 * A layer and what its loss is multiplied by.
 *
 * @param layer such as {@code relu4_2}
 * @param weight positive
 */
public record WeightedLayer(String layer, double weight) {

    public WeightedLayer {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException(
                    "the weight of layer %s must be positive but is %s".formatted(layer, weight));
        }
    }

    /**
     * From {@code relu4_2} or {@code relu4_2=0.5}.
     *
     * @throws InvalidInputException if the weight is no positive number
     */
    public static WeightedLayer parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new WeightedLayer(text, 1);
        }
        try {
            return new WeightedLayer(text.substring(0, equals), Double.parseDouble(text.substring(equals + 1)));
        } catch (NumberFormatException noNumber) {
            throw new InvalidInputException(
                    "\"%s\" is no layer with a weight, such as relu4_2=0.5".formatted(text), noNumber);
        }
    }
}
