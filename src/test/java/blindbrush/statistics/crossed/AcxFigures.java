package blindbrush.statistics.crossed;

import blindbrush.statistics.Quartiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a results page says of the answers to a test.
 *
 * @param participants with an answer
 * @param share of right answers, all together
 * @param mean of the participants' shares of right answers
 * @param median of the participants' shares of right answers
 */
record AcxFigures(
        int participants, int answers, Estimate share, double mean, double median, CrossedDetection detection) {

    static AcxFigures of(List<Judgement> judgements) {
        var crossed = Judgements.of(judgements);
        Map<Integer, Double> shares = judgements.stream()
                .collect(Collectors.groupingBy(
                        Judgement::participant,
                        Collectors.averagingDouble(each -> each.machine() == each.calledMachine() ? 1 : 0)));
        double[] each = shares.values().stream().mapToDouble(share -> share).toArray();
        var rights = CrossedAnswers.of(CrossedShare.KINDS, judgements.stream().map(AcxFigures::counted));
        return new AcxFigures(
                crossed.participants(),
                crossed.size(),
                CrossedShare.right(rights),
                shares.values().stream().mapToDouble(share -> share).average().orElseThrow(),
                Quartiles.of(each).median(),
                CrossedDetection.of(crossed));
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%,d participants, %,d answers%n  right: mean %.1f %%, median %.1f %%, all together %s%n  d' %s, c %s",
                participants,
                answers,
                100 * mean,
                100 * median,
                words(share),
                words(detection.dPrime()),
                words(detection.criterion()));
    }

    private static String words(Estimate found) {
        return found.hasInterval()
                ? String.format(
                        Locale.ROOT,
                        "%.3f (%.3f to %.3f)",
                        found.estimate(),
                        found.bounds().lower(),
                        found.bounds().upper())
                : String.format(Locale.ROOT, "%.3f", found.estimate());
    }

    private static CrossedAnswers.Answer counted(Judgement each) {
        boolean right = each.machine() == each.calledMachine();
        return new CrossedAnswers.Answer(
                each.participant(),
                each.machine() ? -1 : each.stimulus(),
                each.machine() ? each.stimulus() : -1,
                CrossedShare.kind(false, each.machine(), right));
    }
}
