package blindbrush.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One replicate of the pigeonhole bootstrap: how often each participant came, and how often each stimulus.
 *
 * @param participants drawn with replacement
 * @param stimuli drawn with replacement within their stratum
 */
@SuppressWarnings("ArrayRecordComponent") // read once and thrown away
record CrossedDraw(int[] participants, int[] stimuli) {

    /** Everything once, as it was observed. */
    static CrossedDraw each(Judgements judgements) {
        int[] participants = new int[judgements.participants()];
        int[] stimuli = new int[judgements.stimuli()];
        Arrays.fill(participants, 1);
        Arrays.fill(stimuli, 1);
        return new CrossedDraw(participants, stimuli);
    }

    /** @param strata the stimuli of each, by number */
    static CrossedDraw of(Judgements judgements, int[][] strata, RandomGenerator chance) {
        int[] participants = new int[judgements.participants()];
        int[] stimuli = new int[judgements.stimuli()];
        for (int draw = 0; draw < participants.length; draw++) {
            participants[chance.nextInt(participants.length)]++;
        }
        for (int[] stratum : strata) {
            for (int draw = 0; draw < stratum.length; draw++) {
                stimuli[stratum[chance.nextInt(stratum.length)]]++;
            }
        }
        return new CrossedDraw(participants, stimuli);
    }
}
