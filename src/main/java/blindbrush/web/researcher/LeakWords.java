package blindbrush.web.researcher;

import blindbrush.results.Unit;
import blindbrush.statistics.Auc;
import blindbrush.study.LeakFeature;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the page of a leak audit says of its features, and where it draws them. */
@TemplateExtension
final class LeakWords {

    /** Where the smallest and the largest value stand on a strip that is 200 wide. */
    private static final int LEFT = 5;

    private static final int RIGHT = 195;

    private LeakWords() {}

    static String lowest(LeakFeature feature) {
        return figure(Collections.min(all(feature)));
    }

    static String highest(LeakFeature feature) {
        return figure(Collections.max(all(feature)));
    }

    static List<String> humanPlaces(LeakFeature feature) {
        return places(feature, feature.values().human());
    }

    static List<String> machinePlaces(LeakFeature feature) {
        return places(feature, feature.values().machine());
    }

    static String aucFigure(LeakFeature feature) {
        return share(auc(feature).estimate());
    }

    static String aucLow(LeakFeature feature) {
        return share(auc(feature).lower());
    }

    static String aucHigh(LeakFeature feature) {
        return share(auc(feature).upper());
    }

    static String aucPlace(LeakFeature feature) {
        return place(100 * auc(feature).estimate());
    }

    static String aucLowPlace(LeakFeature feature) {
        return place(100 * auc(feature).lower());
    }

    static String aucHighPlace(LeakFeature feature) {
        return place(100 * auc(feature).upper());
    }

    private static List<String> places(LeakFeature feature, List<Double> values) {
        double low = Collections.min(all(feature));
        double span = Collections.max(all(feature)) - low;
        return values.stream()
                .map(value -> place(LEFT + (RIGHT - LEFT) * (value - low) / span))
                .toList();
    }

    private static List<Double> all(LeakFeature feature) {
        return Stream.concat(feature.values().human().stream(), feature.values().machine().stream())
                .toList();
    }

    private static Auc auc(LeakFeature feature) {
        return feature.auc().orElseThrow();
    }

    /** To three digits, without a power of ten. */
    private static String figure(double value) {
        return Unit.typeset(
                Math.abs(value) >= 100
                        ? String.format(Locale.ROOT, "%,.0f", value)
                        : new BigDecimal(value)
                                .round(new MathContext(3))
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private static String share(double value) {
        return Unit.plain("%.2f", value);
    }

    private static String place(double value) {
        return Unit.plain("%.1f", value);
    }
}
