package blindbrush.study;

import blindbrush.statistics.Auc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One number, or kind, of all stimuli of a study, and what it says about their origin.
 *
 * @param values of each stimulus
 * @param auc how well a larger value tells a machine's picture from a human one, its interval corrected for the number of
 *     features (Bonferroni); none where the value is the same everywhere, where it is a kind, or without both origins
 * @param verdict what follows
 */
public record LeakFeature(Values values, Optional<Auc> auc, Verdict verdict) {

    /** A number that is not the same everywhere passes if its interval lies this near to 0.5. */
    private static final double TOLERANCE = 0.1;

    private static final double ERROR = 0.05;

    /** What a feature says about origin. */
    public enum Verdict {
        /** The same for all stimuli. */
        CONSTANT,
        /** Its interval lies within 0.40 to 0.60. */
        TELLS_NOTHING,
        /** Its interval includes 0.5 but reaches beyond 0.40 to 0.60: with so few stimuli none could be short enough, or only by luck. */
        TOO_FEW,
        /** It may tell the origin. */
        TELLS
    }

    /**
     * What was found on the pictures.
     *
     * @param name in words
     * @param human a value for each human stimulus
     * @param machine a value for each of a machine
     */
    public record Values(String name, List<Double> human, List<Double> machine) {

        boolean constant() {
            return Stream.concat(human.stream(), machine.stream()).distinct().count() <= 1;
        }
    }

    /**
     * What several features say together.
     *
     * @param numbers compared by their size
     * @param kinds that have no order: those that differ tell, however they are spread
     */
    public static List<LeakFeature> all(List<Values> numbers, List<Values> kinds) {
        double error = error(numbers);
        return Stream.concat(
                        numbers.stream().map(values -> ofNumber(values, error)),
                        kinds.stream().map(LeakFeature::ofKind))
                .toList();
    }

    /** How many stimuli of each origin the numbers that are not the same everywhere need to show that they tell nothing. */
    static int neededOfEach(List<LeakFeature> features) {
        List<Values> numbers = features.stream()
                .filter(feature -> feature.auc.isPresent())
                .map(LeakFeature::values)
                .toList();
        return Auc.groupSizeFor(TOLERANCE, error(numbers));
    }

    /** Whether it is no reason to keep a study closed. */
    public boolean passes() {
        return verdict == Verdict.CONSTANT || verdict == Verdict.TELLS_NOTHING;
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("human", values.human.size());
        figures.put("machine", values.machine.size());
        auc.ifPresent(area -> {
            figures.put("auc", area.estimate());
            figures.put("auc_lower", area.lower());
            figures.put("auc_upper", area.upper());
        });
        figures.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
        return figures;
    }

    private static LeakFeature ofNumber(Values values, double error) {
        if (values.constant() || values.human.isEmpty() || values.machine.isEmpty()) {
            return new LeakFeature(values, Optional.empty(), values.constant() ? Verdict.CONSTANT : Verdict.TOO_FEW);
        }
        Auc auc = Auc.of(numbers(values.machine), numbers(values.human), error);
        return new LeakFeature(values, Optional.of(auc), verdict(auc));
    }

    private static Verdict verdict(Auc auc) {
        if (auc.lower() >= 0.5 - TOLERANCE && auc.upper() <= 0.5 + TOLERANCE) {
            return Verdict.TELLS_NOTHING;
        }
        return auc.lower() <= 0.5 && auc.upper() >= 0.5 ? Verdict.TOO_FEW : Verdict.TELLS;
    }

    private static LeakFeature ofKind(Values values) {
        return new LeakFeature(values, Optional.empty(), values.constant() ? Verdict.CONSTANT : Verdict.TELLS);
    }

    private static double error(List<Values> numbers) {
        return ERROR
                / Math.max(
                        1, numbers.stream().filter(values -> !values.constant()).count());
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
