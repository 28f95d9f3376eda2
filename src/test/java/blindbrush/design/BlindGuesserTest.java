package blindbrush.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlindGuesserTest {

    @Test
    void independent_fair_coins_leave_one_half_whatever_is_told() {
        assertThat(level(Truth.FAIR_COIN, 20, Feedback.AFTER_EACH)).isEqualTo(0.5);
        assertThat(level(Truth.FAIR_COIN, 20, Feedback.NEVER)).isEqualTo(0.5);
    }

    @Test
    void ten_of_twenty_told_after_each_trial_gives_the_published_share() {
        assertThat(level(new Truth(0.5, true, null), 20, Feedback.AFTER_EACH)).isCloseTo(0.617, within(0.0005));
        assertThat(level(new Truth(0.5, true, null), 20, Feedback.AT_END)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void runs_of_at_most_three_give_more() {
        assertThat(level(new Truth(0.5, true, 3), 40, Feedback.AFTER_EACH)).isCloseTo(0.651, within(0.0005));
    }

    @Test
    void an_unequal_share_can_be_guessed_unseen() {
        assertThat(level(new Truth(0.7, false, null), 10, Feedback.NEVER)).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void going_through_all_orders_one_by_one_gives_the_same() {
        int trials = 10;
        for (int longest : new int[] {2, 3, 4}) {
            List<String> allowed = IntStream.range(0, 1 << trials)
                    .filter(bits -> Integer.bitCount(bits) == trials / 2)
                    .mapToObj(bits ->
                            String.format("%10s", Integer.toBinaryString(bits)).replace(' ', '0'))
                    .filter(order -> !order.matches(".*(0{%d}|1{%d}).*".formatted(longest + 1, longest + 1)))
                    .toList();
            double guessed = 0;
            for (int told = 0; told < trials; told++) {
                int here = told;
                Map<String, Map<Character, Long>> after = allowed.stream()
                        .collect(Collectors.groupingBy(
                                order -> order.substring(0, here),
                                Collectors.groupingBy(order -> order.charAt(here), Collectors.counting())));
                guessed += after.values().stream()
                                .mapToLong(next -> next.values().stream()
                                        .max(Long::compare)
                                        .orElseThrow())
                                .sum()
                        / (double) allowed.size();
            }
            assertThat(level(new Truth(0.5, true, longest), trials, Feedback.AFTER_EACH))
                    .isCloseTo(guessed / trials, within(1e-12));
        }
    }

    @Test
    void allowed_orders_are_drawn_equally_often_and_others_never() {
        var sequence = new TruthSequence(new Truth(0.5, true, 2), 6);
        var chance = new SplittableRandom(1);
        int draws = 14_000;
        Map<String, Integer> counts = new HashMap<>();
        for (int draw = 0; draw < draws; draw++) {
            boolean[] drawn = sequence.draw(chance);
            counts.merge(
                    IntStream.range(0, 6).mapToObj(i -> drawn[i] ? "1" : "0").collect(Collectors.joining()),
                    1,
                    Integer::sum);
        }
        // of the twenty orders of three and three, fourteen have no run of three
        assertThat(counts).hasSize(14);
        double chiSquare = counts.values().stream()
                .mapToDouble(count -> Math.pow(count - draws / 14.0, 2) / (draws / 14.0))
                .sum();
        assertThat(chiSquare).isLessThan(34.5); // 13 degrees of freedom, 0.999 quantile
    }

    private static double level(Truth truth, int trials, Feedback feedback) {
        Design usual = Design.of(List.of(Block.of(Task.YES_NO, trials)));
        return BlindGuesser.yesNo(new Design(
                usual.blocks(),
                usual.blockOrder(),
                truth,
                usual.pairsAlike(),
                usual.conditions(),
                usual.recruitment(),
                new Reporting(feedback, true, true, null),
                usual.exclusion(),
                usual.questions(),
                usual.consent()));
    }
}
