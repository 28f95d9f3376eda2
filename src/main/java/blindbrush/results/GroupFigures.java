package blindbrush.results;

import blindbrush.statistics.SignalDetection;
import blindbrush.statistics.crossed.CrossedDetection;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.statistics.crossed.Judgement;
import blindbrush.statistics.crossed.Judgements;
import blindbrush.study.Disclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What answers to some of the pictures, or in some of the sessions, show. Where a group has pictures of one origin only, as the machine
 * pictures of one preset, they are held against those of the other origin that the same participants answered
 * (see {@link YesNoAnswers#facing}).
 *
 * @param stimuli of the group that were answered alone
 * @param answers to these; null of an analysis that was frozen before they were counted
 * @param fewest pictures of the origin with fewer, those that it is held against among them
 * @param calledHuman of the answers to its machine pictures, or to those that it is held against
 * @param deception P(“human” | machine)
 * @param againstHuman P(“human” | machine) − P(“human” | human)
 */
public record GroupFigures(
        Kind kind,
        String name,
        int participants,
        int stimuli,
        @Nullable Integer answers,
        int fewest,
        Tally calledHuman,
        Estimate deception,
        @Nullable Estimate againstHuman,
        Detection detection) {

    /** What fewer people said of themselves is not told beside how well they did. */
    private static final int FEWEST_EXPERTS = 5;

    /**
     * Whether it has answers enough to tell more than their number: a preset may have made one picture, and of a style may hang one picture of
     * an origin.
     */
    public boolean isTold() {
        if (kind == Kind.EXPERTISE && participants < FEWEST_EXPERTS) {
            return false;
        }
        SignalDetection counts = detection.counts();
        int ofMachine = counts.hits() + counts.misses();
        int ofHuman = counts.falseAlarms() + counts.correctRejections();
        return Disclosure.mayTellAnswers(
                kind == Kind.STYLE
                        ? Math.min(ofMachine, ofHuman)
                        : Optional.ofNullable(answers)
                                .orElse(ofMachine)); // of old, presets and networks alone had so few
    }

    /** What makes a group. */
    public enum Kind {
        /** Sessions that were dealt one condition. */
        CONDITION,
        /** Sessions of one expertise, by what the design's questions say of it. */
        EXPERTISE,
        /** Pictures of both origins that have one of their curators' words for style. */
        STYLE,
        /** Machine pictures that one preset made. */
        PRESET,
        /** Machine pictures that one network gave the features for. */
        NETWORK;

        private Set<String> names(Answers answers, Judgement answer) {
            Answers.Seen seen = answers.stimuli().get(answer.stimulus());
            return switch (this) {
                case CONDITION ->
                    one(answers.sessions().get(answer.participant()).condition());
                case EXPERTISE ->
                    one(answers.sessions().get(answer.participant()).expertise());
                case STYLE -> seen.styles();
                case PRESET -> one(seen.preset());
                case NETWORK -> one(seen.network());
            };
        }

        private static Set<String> one(@Nullable String name) {
            return name == null ? Set.of() : Set.of(name);
        }
    }

    /**
     * Of every group, kind by kind, the best deceiver first. A group that holds every answer is left out, unless it is a preset: its figures
     * would be the study's own.
     */
    static List<GroupFigures> of(Answers answers, YesNoAnswers answered) {
        return Stream.of(Kind.values())
                .flatMap(kind -> of(kind, answers, answered))
                .toList();
    }

    private static Stream<GroupFigures> of(Kind kind, Answers answers, YesNoAnswers answered) {
        Map<String, List<Judgement>> members = new TreeMap<>();
        answered.answers().forEach(answer -> kind.names(answers, answer)
                .forEach(name ->
                        members.computeIfAbsent(name, any -> new ArrayList<>()).add(answer)));
        return members.entrySet().stream()
                .map(entry -> Group.of(entry.getKey(), new YesNoAnswers(entry.getValue()), answered))
                .filter(group -> kind == Kind.PRESET
                        || group.facing.answers().size() < answered.answers().size())
                .map(group -> of(kind, group))
                .sorted(Comparator.comparing(
                                (GroupFigures each) -> -each.deception().estimate())
                        .thenComparing(GroupFigures::name));
    }

    /** @param facing its own answers with those that they are held against */
    private record Group(String name, YesNoAnswers own, YesNoAnswers facing) {

        static Group of(String name, YesNoAnswers own, YesNoAnswers all) {
            return new Group(name, own, own.facing(all));
        }

        int distinct(ToIntFunction<Judgement> number) {
            return (int) own.answers().stream().mapToInt(number).distinct().count();
        }
    }

    private static GroupFigures of(Kind kind, Group group) {
        Judgements judgements = group.facing.judgements();
        SignalDetection counts = judgements.pooled();
        CrossedDetection detected = CrossedDetection.of(judgements);
        return new GroupFigures(
                kind,
                group.name,
                group.distinct(Judgement::participant),
                group.distinct(Judgement::stimulus),
                group.own.answers().size(),
                Math.min(judgements.stimuli(true), judgements.stimuli(false)),
                new Tally(counts.misses(), counts.misses() + counts.hits()),
                detected.hitRate().complement(),
                detected.humanDifference(),
                Detection.of(detected));
    }
}
