package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blindbrush.design.Block;
import blindbrush.design.Condition;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Task;
import blindbrush.gallery.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionPlanTest {

    private static final int DRAWS = 4000;
    private static final Design DESIGN = Design.of(List.of(Block.of(Task.YES_NO, 8), Block.of(Task.PAIR, 4)));

    @Test
    void the_truth_of_each_yes_no_trial_is_a_fair_coin_whatever_came_before() {
        var wall = wall(12, 12);
        var chance = new SplittableRandom(1);
        int machines = 0;
        int repeats = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var truths = yesNo(draw(wall, chance)).stream()
                    .map(trial -> trial.first().origin())
                    .toList();
            machines += (int)
                    truths.stream().filter(truth -> truth == Origin.MACHINE).count();
            repeats += (int) IntStream.range(1, 8)
                    .filter(index -> truths.get(index) == truths.get(index - 1))
                    .count();
        }
        // four standard deviations of a fair coin
        assertThat(machines / (8.0 * DRAWS)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(8.0 * DRAWS)));
        assertThat(repeats / (7.0 * DRAWS)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(7.0 * DRAWS)));
    }

    @Test
    void the_human_picture_of_a_pair_stands_on_either_side_alike() {
        var wall = wall(12, 12);
        var chance = new SplittableRandom(2);
        int left = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            left += (int) pairs(draw(wall, chance)).stream()
                    .filter(trial -> trial.first().origin() == Origin.HUMAN)
                    .count();
        }
        assertThat(left / (4.0 * DRAWS)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(4.0 * DRAWS)));
    }

    @Test
    void each_session_has_every_exposure_equally_often_or_once_more_in_an_order_of_its_own_beside_either_side() {
        var wall = wall(12, 12);
        var block = new Block(Task.PAIR, 7, false, 1, null, List.of(16, 2, 4));
        var design = Design.of(List.of(block, Block.of(Task.YES_NO, 2)));
        var chance = new SplittableRandom(21);
        Map<Integer, Integer> first = new HashMap<>();
        int leftOfSix = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var plan = SessionPlan.draw(wall, design, List.of(0, 1), chance);
            var counts = plan.stream()
                    .filter(trial -> trial.phase() == Phase.MAIN && trial.task() == Task.PAIR)
                    .collect(Collectors.groupingBy(
                            trial -> trial.exposureFrames().orElseThrow(), Collectors.counting()));
            assertThat(counts.values()).containsExactlyInAnyOrder(2L, 2L, 3L);
            assertThat(plan.stream().filter(trial -> trial.phase() == Phase.CATCH))
                    .allSatisfy(trial -> assertThat(trial.exposureFrames()).contains(16));
            assertThat(yesNo(plan))
                    .allSatisfy(trial -> assertThat(trial.exposureFrames()).isEmpty());
            first.merge(plan.get(0).exposureFrames().orElseThrow(), 1, Integer::sum);
            leftOfSix += (int) plan.stream()
                    .filter(trial -> trial.phase() == Phase.MAIN && trial.task() == Task.PAIR)
                    .filter(trial -> trial.exposureFrames().orElseThrow() == 16)
                    .filter(trial -> trial.first().origin() == Origin.HUMAN)
                    .count();
        }
        // four standard deviations of a third, and of a fair coin
        assertThat(first.values()).allSatisfy(count -> assertThat(count / (double) DRAWS)
                .isCloseTo(1 / 3.0, within(4 * Math.sqrt(2 / 9.0 / DRAWS))));
        assertThat(leftOfSix / (7 / 3.0 * DRAWS)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(7 / 3.0 * DRAWS)));
    }

    @Test
    void no_stimulus_is_shown_twice_in_a_session_and_each_pair_has_one_of_each_origin() {
        var chance = new SplittableRandom(3);
        for (int draw = 0; draw < 500; draw++) {
            var plan = draw(wall(12, 12), chance);
            var shown = shown(plan);
            assertThat(new HashSet<>(shown)).hasSameSizeAs(shown).hasSize(16);
            assertThat(pairs(plan)).allSatisfy(pair -> assertThat(pair.first().origin())
                    .isNotEqualTo(pair.right().orElseThrow().origin()));
        }
    }

    @Test
    void kin_never_meet() {
        List<Candidate> wall = new ArrayList<>();
        for (int family = 0; family < 16; family++) {
            var painting = UUID.randomUUID();
            var photograph = UUID.randomUUID();
            wall.add(candidate(Origin.HUMAN, Set.of(painting), 0));
            wall.add(candidate(Origin.MACHINE, Set.of(painting, UUID.randomUUID()), 0));
            wall.add(candidate(Origin.MACHINE, Set.of(photograph, UUID.randomUUID()), 0));
            wall.add(candidate(Origin.MACHINE, Set.of(photograph, UUID.randomUUID()), 0));
        }
        var chance = new SplittableRandom(4);
        for (int draw = 0; draw < 500; draw++) {
            var seen = new HashSet<UUID>();
            assertThat(shown(draw(wall, chance)))
                    .allSatisfy(candidate ->
                            assertThat(seen.addAll(candidate.kin())).isTrue())
                    .allSatisfy(candidate -> assertThat(candidate.kin()).isNotEmpty());
        }
    }

    @Test
    void the_least_shown_are_taken_first() {
        List<Candidate> wall = new ArrayList<>(wall(12, 12));
        var often = Stream.of(Origin.values())
                .map(origin -> candidate(origin, Set.of(UUID.randomUUID()), 9))
                .toList();
        wall.addAll(often);
        var chance = new SplittableRandom(5);
        for (int draw = 0; draw < 200; draw++) {
            assertThat(shown(draw(wall, chance))).doesNotContainAnyElementsOf(often);
        }
    }

    @Test
    void among_equally_shown_ones_chance_decides_evenly() {
        var wall = wall(24, 24);
        var chance = new SplittableRandom(6);
        Map<Candidate, Integer> counts = new HashMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            shown(draw(wall, chance)).forEach(candidate -> counts.merge(candidate, 1, Integer::sum));
        }
        double expected = DRAWS * 16 / 48.0;
        double chiSquare = wall.stream()
                .mapToDouble(candidate -> Math.pow(counts.get(candidate) - expected, 2) / expected)
                .sum();
        // drawn without replacement the statistic is smaller than chi-square; 47 degrees of freedom, 0.999 quantile
        // 82.7
        assertThat(chiSquare).isLessThan(82.7);
    }

    @Test
    void a_seed_draws_the_same_session_again() {
        var wall = wall(14, 14);
        assertThat(draw(wall, new SplittableRandom(7)))
                .isEqualTo(draw(wall, new SplittableRandom(7)))
                .isNotEqualTo(draw(wall, new SplittableRandom(8)));
    }

    @Test
    void a_wall_that_could_fail_a_session_is_refused_with_what_is_missing() {
        SessionPlan.requireEnough(wall(12, 12), DESIGN);
        assertThatThrownBy(() -> SessionPlan.requireEnough(wall(11, 12), DESIGN))
                .isInstanceOf(NotEnoughStimuliException.class)
                .hasMessageContaining("12 human")
                .hasMessageContaining("11 and 12 hang");
        var oneFamily = UUID.randomUUID();
        var relatives = Stream.generate(() -> candidate(Origin.MACHINE, Set.of(oneFamily), 0))
                .limit(12);
        var wall = Stream.concat(wall(12, 0).stream(), relatives).toList();
        assertThatThrownBy(() -> SessionPlan.requireEnough(wall, DESIGN)).isInstanceOf(NotEnoughStimuliException.class);
    }

    @Test
    void the_pictures_of_a_pair_are_alike_in_what_the_design_says() {
        List<Candidate> wall = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            for (Origin origin : Origin.values()) {
                wall.add(new Candidate(
                        UUID.randomUUID(),
                        origin,
                        Set.of(UUID.randomUUID()),
                        0,
                        null,
                        List.of(75L, 100L, 133L).get(number % 3),
                        Set.of(number % 2 == 0 ? "Impressionism" : "Cubism"),
                        number % 4 < 2 ? "landscape" : null));
            }
        }
        Design design = DesignDocument.read(
                "{\"blocks\": [{\"task\": \"2AFC\", \"trials\": 4}], \"pairs_alike\": [\"aspect\", \"style\", \"subject\"]}");
        var chance = new SplittableRandom(9);
        for (int draw = 0; draw < 200; draw++) {
            assertThat(SessionPlan.draw(wall, design, List.of(0), chance))
                    .hasSize(4)
                    .allSatisfy(pair -> {
                        Candidate right = pair.right().orElseThrow();
                        assertThat(pair.first().aspect()).isEqualTo(right.aspect());
                        assertThat(pair.first().styles()).isEqualTo(right.styles());
                        assertThat(pair.first().subject()).isNotNull().isEqualTo(right.subject());
                    });
        }
    }

    @Test
    void a_condition_takes_machine_pictures_by_preset_and_all_by_style_and_subject() {
        var fast = new Condition("fast", List.of("preview"), List.of("Cubism"), List.of());
        Candidate human = labelled(Origin.HUMAN, null, "Cubism");
        assertThat(human.isIn(fast)).isTrue();
        assertThat(labelled(Origin.HUMAN, null, "Realism").isIn(fast)).isFalse();
        assertThat(labelled(Origin.MACHINE, "preview", "Cubism").isIn(fast)).isTrue();
        assertThat(labelled(Origin.MACHINE, "quality", "Cubism").isIn(fast)).isFalse();
        assertThat(human.isIn(new Condition("still", List.of(), List.of(), List.of("still life"))))
                .isFalse();
        assertThat(human.isIn(Condition.ALL)).isTrue();
    }

    @Test
    void an_exact_share_is_kept_in_each_block_and_runs_stay_short() {
        Design design = DesignDocument.read("{\"blocks\": [{\"task\": \"yes-no\", \"trials\": 10}],"
                + " \"truth\": {\"machine_share\": 0.4, \"exact\": true, \"longest_run\": 3}}");
        var chance = new SplittableRandom(10);
        for (int draw = 0; draw < 300; draw++) {
            String truths = SessionPlan.draw(wall(12, 12), design, List.of(0), chance).stream()
                    .map(trial -> trial.first().origin() == Origin.MACHINE ? "m" : "h")
                    .collect(Collectors.joining());
            assertThat(truths.replace("h", "")).hasSize(4);
            assertThat(truths).doesNotContain("mmmm", "hhhh");
        }
        // six human and four machine pictures are enough: no coin can ask for more
        SessionPlan.requireEnough(wall(6, 4), design);
        assertThatThrownBy(() -> SessionPlan.requireEnough(wall(5, 9), design))
                .isInstanceOf(NotEnoughStimuliException.class);
    }

    @Test
    void what_is_asked_of_a_wall_is_what_a_session_can_show_at_most() {
        // twelve of which exactly half are machine pictures, and nine pairs: 6 + 9 of each origin
        Design exact = DesignDocument.read("""
                {"blocks": [{"task": "yes-no", "trials": 12}, {"task": "2AFC", "trials": 9}], "truth": {"exact": true}}""");
        SessionPlan.requireEnough(wall(15, 15), exact);
        assertThatThrownBy(() -> SessionPlan.requireEnough(wall(15, 14), exact))
                .hasMessageContaining("up to 15 human and 15 machine pictures")
                .hasMessageContaining("15 and 14 hang here.");
        // of ten in runs of two at most seven are of one origin: mm h mm h mm h m
        Design runs = DesignDocument.read("""
                {"blocks": [{"task": "yes-no", "trials": 10}], "truth": {"longest_run": 2}}""");
        SessionPlan.requireEnough(wall(7, 7), runs);
        assertThatThrownBy(() -> SessionPlan.requireEnough(wall(6, 9), runs)).hasMessageContaining("up to 7 human");
    }

    @Test
    void pairs_that_find_no_partner_of_their_shape_are_told_apart_from_too_few_pictures() {
        Design alike = DesignDocument.read("""
                {"blocks": [{"task": "2AFC", "trials": 3}], "pairs_alike": ["aspect"]}""");
        List<Candidate> wall = Stream.concat(
                        wall(4, 0).stream(),
                        Stream.generate(() -> shaped(Origin.MACHINE, 75)).limit(4))
                .toList();
        assertThatThrownBy(() -> SessionPlan.requireEnough(wall, alike))
                .hasMessageContaining("up to 3 human and 3 machine")
                .hasMessageContaining("4 and 4 hang here: portrait 0 and 4, landscape 4 and 0.")
                .hasMessageContaining("There are enough of them");
    }

    private static Candidate shaped(Origin origin, long aspect) {
        return new Candidate(UUID.randomUUID(), origin, ids(2), 0, null, aspect, Set.of(), null);
    }

    private static Candidate labelled(Origin origin, String preset, String style) {
        return new Candidate(
                UUID.randomUUID(), origin, Set.of(UUID.randomUUID()), 0, preset, 133, Set.of(style), "portrait");
    }

    private static List<PlannedTrial> draw(List<Candidate> wall, RandomGenerator chance) {
        return SessionPlan.draw(wall, DESIGN, List.of(0, 1), chance);
    }

    private static List<Candidate> wall(int humans, int machines) {
        return Stream.concat(
                        Stream.generate(() -> candidate(Origin.HUMAN, Set.of(UUID.randomUUID()), 0))
                                .limit(humans),
                        Stream.generate(() -> candidate(Origin.MACHINE, ids(2), 0))
                                .limit(machines))
                .toList();
    }

    private static Candidate candidate(Origin origin, Set<UUID> kin, long shown) {
        return new Candidate(UUID.randomUUID(), origin, kin, shown, null, 133, Set.of(), null);
    }

    private static Set<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).collect(Collectors.toSet());
    }

    private static List<PlannedTrial> yesNo(List<PlannedTrial> plan) {
        return plan.stream().filter(trial -> trial.task() == Task.YES_NO).toList();
    }

    private static List<PlannedTrial> pairs(List<PlannedTrial> plan) {
        return plan.stream().filter(trial -> trial.task() == Task.PAIR).toList();
    }

    private static List<Candidate> shown(List<PlannedTrial> plan) {
        return plan.stream()
                .flatMap(trial -> Stream.concat(Stream.of(trial.first()), trial.right().stream()))
                .toList();
    }
}
