package blindbrush.web;

import blindbrush.design.Design;
import blindbrush.design.Likeness;
import blindbrush.design.Recruitment;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the design page's fields hold. */
@TemplateExtension
final class DesignWords {

    private DesignWords() {}

    static boolean alikeIn(Design design, String likeness) {
        return design.pairsAlike().contains(Likeness.valueOf(likeness));
    }

    static String commaList(List<String> words) {
        return String.join(", ", words);
    }

    static String opensField(Recruitment recruitment) {
        return utcField(recruitment.opens());
    }

    static String closesField(Recruitment recruitment) {
        return utcField(recruitment.closes());
    }

    /** As a browser's field for date and time has it; empty where there is none. */
    private static String utcField(Instant instant) {
        return instant == null
                ? ""
                : instant.atZone(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    static String machinePercent(Design design) {
        double percent = 100 * design.truth().machineShare();
        return BigDecimal.valueOf(percent)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
