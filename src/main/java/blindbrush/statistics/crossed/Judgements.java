package blindbrush.statistics.crossed;

import blindbrush.statistics.SignalDetection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The yes-no answers of a study as a table of participants by stimuli, which need not be full: the crossed data that
 * {@link CrossedDetection}, {@link CrossedProbit} and {@link DesignEffect} take. Participants and stimuli are numbered from 0 in the
 * order of their own numbers; answers stand by participant, then by stimulus.
 */
public final class Judgements {

    /** Where each participant's answers begin, and the end of the last. */
    final int[] first;

    /** Of each answer. */
    final int[] stimulus;

    /** Of each answer. */
    final boolean[] calledMachine;

    /** Of each stimulus. */
    final boolean[] machine;

    private Judgements(int[] first, int[] stimulus, boolean[] calledMachine, boolean[] machine) {
        this.first = first;
        this.stimulus = stimulus;
        this.calledMachine = calledMachine;
        this.machine = machine;
    }

    /**
     * Of the answers of a study, in any order.
     *
     * @throws IllegalArgumentException if there is none, or a stimulus is once human and once machine-made
     */
    public static Judgements of(List<Judgement> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("There is no answer to count.");
        }
        List<Judgement> sorted = answers.stream()
                .sorted(Comparator.comparingInt(Judgement::participant).thenComparingInt(Judgement::stimulus))
                .toList();
        int[] participants = distinct(sorted.stream().mapToInt(Judgement::participant));
        int[] stimuli = distinct(sorted.stream().mapToInt(Judgement::stimulus));
        int[] first = new int[participants.length + 1];
        int[] stimulus = new int[sorted.size()];
        boolean[] calledMachine = new boolean[sorted.size()];
        boolean[] machine = new boolean[stimuli.length];
        boolean[] seen = new boolean[stimuli.length];
        for (int k = 0; k < sorted.size(); k++) {
            Judgement answer = sorted.get(k);
            int j = Arrays.binarySearch(stimuli, answer.stimulus());
            if (seen[j] && machine[j] != answer.machine()) {
                throw new IllegalArgumentException(
                        "Stimulus " + answer.stimulus() + " is once human and once machine-made.");
            }
            seen[j] = true;
            machine[j] = answer.machine();
            stimulus[k] = j;
            calledMachine[k] = answer.calledMachine();
            first[Arrays.binarySearch(participants, answer.participant()) + 1] = k + 1;
        }
        return new Judgements(first, stimulus, calledMachine, machine);
    }

    /** Number of answers. */
    public int size() {
        return stimulus.length;
    }

    /** Number of participants with an answer. */
    public int participants() {
        return first.length - 1;
    }

    /** Number of stimuli with an answer. */
    public int stimuli() {
        return machine.length;
    }

    /** Number of stimuli of an origin with an answer. */
    public int stimuli(boolean ofMachine) {
        return (int) IntStream.range(0, machine.length)
                .filter(j -> machine[j] == ofMachine)
                .count();
    }

    /**
     * All answers taken together.
     *
     * @throws IllegalArgumentException if there is no answer to pictures of one of the origins
     */
    public SignalDetection pooled() {
        return counted(counts(0, size()));
    }

    /** Of each participant who answered to pictures of both origins, what they can tell apart. */
    public List<SignalDetection> ofParticipants() {
        return IntStream.range(0, participants())
                .mapToObj(i -> counts(first[i], first[i + 1]))
                .flatMap(counts -> SignalDetection.of(counts[3], counts[2], counts[1], counts[0]).stream())
                .toList();
    }

    /** Whether an answer is right. */
    boolean right(int k) {
        return machine[stimulus[k]] == calledMachine[k];
    }

    /** 0 correct rejection, 1 false alarm, 2 miss, 3 hit. */
    int cell(int k) {
        return (machine[stimulus[k]] ? 2 : 0) + (calledMachine[k] ? 1 : 0);
    }

    private int[] counts(int from, int to) {
        int[] counts = new int[4];
        for (int k = from; k < to; k++) {
            counts[cell(k)]++;
        }
        return counts;
    }

    /** Of counts by {@link #cell}. */
    static SignalDetection counted(int... counts) {
        return new SignalDetection(counts[3], counts[2], counts[1], counts[0]);
    }

    private static int[] distinct(IntStream numbers) {
        return numbers.sorted().distinct().toArray();
    }
}
