package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a researcher decides about a study but its title and its wall.
 *
 * @param blocks in the order of the document; at least one that counts
 * @param blockOrder in which order sessions meet them
 * @param truth how chance decides what yes-no trials show
 * @param pairsAlike in what the two pictures of a pair are alike; empty for in nothing
 * @param conditions levels between sessions; at least one
 * @param recruitment who may take part
 * @param reporting what becomes known, and when
 * @param exclusion which sessions the registered analysis leaves out
 * @param questions asked before the first trial
 * @param consent what a participant agrees to
 * @param humanSide on which side of the answers “human” stands; not written where it is balanced, so that a design from before it has the hash
 *     that it had
 * @param deviceClasses whether each answer says of which class its screen, its window and its pointer are; the consent page then says so.
 *     Not written where it is false, so that a design from before it has the hash that it had
 */
public record Design(
        List<Block> blocks,
        BlockOrder blockOrder,
        Truth truth,
        Set<Likeness> pairsAlike,
        List<Condition> conditions,
        Recruitment recruitment,
        Reporting reporting,
        Exclusion exclusion,
        List<Question> questions,
        Consent consent,
        HumanSide humanSide,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deviceClasses) {

    /** Eight pictures and four pairs of anything on the wall, with feedback at the end. */
    public static final Design SHORT = of(List.of(Block.of(Task.YES_NO, 8), Block.of(Task.PAIR, 4)));

    private static final int SECONDS_PER_PICTURE = 8;

    /**
     * Checks what a schema cannot.
     *
     * @throws InvalidDesignException if no block counts, two conditions or questions have one name, a question is asked if what was not
     *     asked before, or nothing counts of the task that the
     *     primary estimand is of
     */
    public Design {
        blocks = List.copyOf(blocks);
        // in one order, whatever order they came in: the document is hashed
        pairsAlike = Collections.unmodifiableSet(new TreeSet<>(pairsAlike));
        conditions = conditions.isEmpty() ? List.of(Condition.ALL) : List.copyOf(conditions);
        questions = List.copyOf(questions);
        if (blocks.stream().noneMatch(Block::counts)) {
            throw new InvalidDesignException("/blocks", "must have a block that is not practice");
        }
        for (int index = 0; index < blocks.size(); index++) {
            requireExposures(index, blocks.get(index));
        }
        requireDistinct(
                "/conditions", "name", conditions.stream().map(Condition::name).toList());
        requireDistinct(
                "/questions", "key", questions.stream().map(Question::key).toList());
        requireEarlier(questions);
        requireAsked(blocks, reporting.primaryEstimand());
    }

    /** With balanced sides, and without classes of devices. */
    public Design(
            List<Block> blocks,
            BlockOrder blockOrder,
            Truth truth,
            Set<Likeness> pairsAlike,
            List<Condition> conditions,
            Recruitment recruitment,
            Reporting reporting,
            Exclusion exclusion,
            List<Question> questions,
            Consent consent) {
        this(
                blocks,
                blockOrder,
                truth,
                pairsAlike,
                conditions,
                recruitment,
                reporting,
                exclusion,
                questions,
                consent,
                HumanSide.BALANCED,
                false);
    }

    /** A design with these blocks, and otherwise the usual. */
    public static Design of(List<Block> blocks) {
        return new Design(
                blocks,
                BlockOrder.FIXED,
                Truth.FAIR_COIN,
                Set.of(),
                List.of(Condition.ALL),
                Recruitment.EVERYBODY,
                Reporting.AT_END,
                Exclusion.NONE,
                List.of(),
                Consent.EMPTY);
    }

    /** The same with another consent. */
    public Design with(Consent other) {
        return with(recruitment, reporting, other, humanSide, deviceClasses);
    }

    /** The same with another recruitment. */
    public Design with(Recruitment other) {
        return with(other, reporting, consent, humanSide, deviceClasses);
    }

    /** The same with another reporting. */
    public Design with(Reporting other) {
        return with(recruitment, other, consent, humanSide, deviceClasses);
    }

    /** The same with “human” on another side. */
    public Design with(HumanSide other) {
        return with(recruitment, reporting, consent, other, deviceClasses);
    }

    /** The same with classes of devices. */
    public Design withDeviceClasses() {
        return with(recruitment, reporting, consent, humanSide, true);
    }

    private Design with(Recruitment recruited, Reporting reported, Consent agreed, HumanSide side, boolean classes) {
        return new Design(
                blocks,
                blockOrder,
                truth,
                pairsAlike,
                conditions,
                recruited,
                reported,
                exclusion,
                questions,
                agreed,
                side,
                classes);
    }

    /** Where one setting makes another one pointless; empty where none does. A study with such a design does not open. */
    @JsonIgnore
    public List<Mistake> contradictions() {
        List<Mistake> found = new ArrayList<>(recruitment.contradictions());
        Integer registered = reporting.registeredSessions();
        if (registered != null
                && recruitment.limit().filter(quota -> quota < registered).isPresent()) {
            found.add(new Mistake(
                    "/reporting/registered_sessions",
                    "is never reached: the quota ends the study after %d".formatted(recruitment.quota())));
        }
        if (recruitment.closes() != null && consent.isOverAt(recruitment.closes())) {
            found.add(new Mistake("/consent/retention_until", "must be later than the last session"));
        }
        return List.copyOf(found);
    }

    /** What the headline is: as the design names it, or else the share right of single pictures, or of pairs where nothing else counts. */
    @JsonIgnore
    public Estimand primaryEstimand() {
        Estimand named = reporting.primaryEstimand();
        if (named != null) {
            return named;
        }
        return asks(blocks, Task.YES_NO) ? Estimand.YES_NO_RIGHT_SHARE : Estimand.PAIRS_RIGHT_SHARE;
    }

    /** Whether trials of both tasks count. */
    @JsonIgnore
    public boolean isMixed() {
        return asks(blocks, Task.YES_NO) && asks(blocks, Task.PAIR);
    }

    /** Trials of one session that count, catch trials and practice left out. */
    @JsonIgnore
    public int trials() {
        return blocks.stream().filter(Block::counts).mapToInt(Block::trials).sum();
    }

    /** Trials of one session of all kinds. */
    @JsonIgnore
    public int length() {
        return blocks.stream().mapToInt(Block::length).sum();
    }

    /** Pictures of one session. */
    @JsonIgnore
    public int pictures() {
        return blocks.stream()
                .mapToInt(block -> block.length() * block.task().pictures())
                .sum();
    }

    /** Whether some trials show one picture, human or machine. */
    @JsonIgnore
    public boolean hasYesNo() {
        return blocks.stream().anyMatch(block -> block.task() == Task.YES_NO);
    }

    /** Whether there is a block for getting used to it. */
    @JsonIgnore
    public boolean hasPractice() {
        return blocks.stream().anyMatch(Block::practice);
    }

    /** Whether some trials say which answer to give. */
    @JsonIgnore
    public boolean hasCatchTrials() {
        return blocks.stream().anyMatch(block -> block.catchTrials() > 0);
    }

    /** Whether pictures stand for a limited time. */
    @JsonIgnore
    public boolean isBrief() {
        return blocks.stream().anyMatch(Block::isBrief);
    }

    /** About how long a session takes, in minutes. */
    @JsonIgnore
    public long minutes() {
        return Math.max(1, Math.round(pictures() * SECONDS_PER_PICTURE / 60.0));
    }

    /**
     * Orders of the blocks that sessions are dealt among, each a list of indices into {@link #blocks}: practice first, then the rows of
     * a Williams square of those that count, or their one fixed order.
     */
    @JsonIgnore
    public List<List<Integer>> orders() {
        List<Integer> practice = indices(true);
        List<Integer> counting = indices(false);
        List<List<Integer>> rows = blockOrder == BlockOrder.WILLIAMS
                ? WilliamsSquare.of(counting.size())
                : List.of(IntStream.range(0, counting.size()).boxed().toList());
        return rows.stream()
                .map(row -> IntStream.concat(
                                practice.stream().mapToInt(Integer::intValue),
                                row.stream().mapToInt(counting::get))
                        .boxed()
                        .toList())
                .toList();
    }

    /** The condition of a name. */
    public Condition condition(String name) {
        return conditions.stream()
                .filter(condition -> condition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no condition " + name + "."));
    }

    private List<Integer> indices(boolean practice) {
        return IntStream.range(0, blocks.size())
                .filter(index -> blocks.get(index).practice() == practice)
                .boxed()
                .toList();
    }

    private static boolean asks(List<Block> blocks, Task task) {
        return blocks.stream().anyMatch(block -> block.counts() && block.task() == task);
    }

    private static void requireAsked(List<Block> blocks, @Nullable Estimand primary) {
        if (primary != null && !asks(blocks, primary.task())) {
            throw new InvalidDesignException(
                    "/reporting/primary_estimand",
                    "is of %s trials, and none of them counts"
                            .formatted(primary.task().term()));
        }
    }

    private static void requireExposures(int index, Block block) {
        String place = "/blocks/%d/exposure_frames".formatted(index);
        if (!block.dealsExposures()) {
            return;
        }
        if (block.task() != Task.PAIR) {
            throw new InvalidDesignException(place, "are for pairs (2AFC) only: chance tells half of them rightly");
        }
        if (block.exposureMillis() != null) {
            throw new InvalidDesignException(place, "must be empty where exposure_millis gives one exposure to all");
        }
        if (block.trials() < block.exposureFrames().size()) {
            throw new InvalidDesignException(
                    "/blocks/%d/trials".formatted(index),
                    "must be at least %d, so that each session has a pair at every exposure"
                            .formatted(block.exposureFrames().size()));
        }
    }

    /** Each skip rule is about an answer to an earlier question. */
    private static void requireEarlier(List<Question> questions) {
        for (int index = 0; index < questions.size(); index++) {
            AskedIf rule = questions.get(index).askedIf();
            boolean known = rule == null
                    || questions.subList(0, index).stream()
                            .filter(earlier -> earlier.key().equals(rule.question()))
                            .anyMatch(earlier -> earlier.options().containsAll(rule.options()));
            if (!known) {
                throw new InvalidDesignException(
                        "/questions/%d/asked_if".formatted(index),
                        "must name an earlier question by its key, and answers of that question");
            }
        }
    }

    private static void requireDistinct(String place, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = names.stream().filter(name -> !seen.add(name)).collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw new InvalidDesignException(
                    place, "must each have a %s of its own; twice: %s".formatted(what, String.join(", ", twice)));
        }
    }
}
