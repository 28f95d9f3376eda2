package blindbrush.results;

import blindbrush.statistics.crossed.CrossedAnswers;
import blindbrush.statistics.crossed.CrossedDetection;
import blindbrush.statistics.crossed.Judgement;
import blindbrush.statistics.crossed.Judgements;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers to single pictures in the form that the crossed methods take. A session stands for a participant. */
record YesNoAnswers(List<Judgement> answers) {

    static YesNoAnswers of(Answers answers) {
        return new YesNoAnswers(answers.yesNo()
                .map(row -> new Judgement(row.session(), row.stimulus(), row.machine(), row.calledMachine()))
                .toList());
    }

    YesNoAnswers where(Predicate<Judgement> kept) {
        return new YesNoAnswers(answers.stream().filter(kept).toList());
    }

    /**
     * These answers. If they are all about pictures of one origin, the same participants' answers about the other origin are added, because
     * other participants may lean differently. If the same participants gave none, everybody's answers about the other origin are added.
     */
    YesNoAnswers facing(YesNoAnswers all) {
        boolean machine = answers.get(0).machine();
        if (answers.stream().anyMatch(answer -> answer.machine() != machine)) {
            return this;
        }
        Set<Integer> here = answers.stream().map(Judgement::participant).collect(Collectors.toSet());
        YesNoAnswers lacking = all.where(answer -> answer.machine() != machine);
        YesNoAnswers theirs = lacking.where(answer -> here.contains(answer.participant()));
        YesNoAnswers others = theirs.answers.isEmpty() ? lacking : theirs;
        return new YesNoAnswers(
                Stream.concat(answers.stream(), others.answers.stream()).toList());
    }

    /** Whether there are so many participants that a variance between them can be estimated, and two stimuli of each origin. */
    boolean crosses() {
        return answers.stream()
                                .mapToInt(Judgement::participant)
                                .distinct()
                                .limit(CrossedAnswers.FEWEST)
                                .count()
                        == CrossedAnswers.FEWEST
                && stimuli(true) == 2
                && stimuli(false) == 2;
    }

    Judgements judgements() {
        return Judgements.of(answers);
    }

    /** For other participants and other pictures of the same kinds; there must be answers to pictures of both origins. */
    CrossedDetection detected() {
        return CrossedDetection.of(judgements());
    }

    private long stimuli(boolean machine) {
        return answers.stream()
                .filter(answer -> answer.machine() == machine)
                .mapToInt(Judgement::stimulus)
                .distinct()
                .limit(2)
                .count();
    }
}
