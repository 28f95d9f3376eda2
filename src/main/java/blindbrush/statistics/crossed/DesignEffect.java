package blindbrush.statistics.crossed;

import blindbrush.statistics.SignalDetection;

/**
 * How much less a study's accuracy is sure than that of as many independent answers would be, because answers of one participant
 * resemble each other, and so do answers to one stimulus. The variance of the accuracy is estimated clustered by participant and
 * by stimulus (Cameron, Gelbach and Miller 2011, Journal of Business and Economic Statistics 29): the two one-way variances less that
 * of the answers, which both contain. Of independent answers the effect is 1 on average. The numbers of pictures of each origin count as fixed
 * by the design.
 *
 * @param accuracy share of right answers, 0 to 1
 * @param standardError of the accuracy, for other participants and other stimuli of the same kinds
 * @param independentError √(p(1−p)/n), above 0
 */
public record DesignEffect(double accuracy, double standardError, double independentError) {

    /**
     * Of the answers of a study.
     *
     * @throws IllegalArgumentException if there are fewer than two participants or two stimuli of an origin, or if all answers
     *     are right or all wrong
     */
    public static DesignEffect of(Judgements judgements) {
        int participants = judgements.participants();
        int stimuli = judgements.stimuli();
        if (participants < 2 || judgements.stimuli(false) < 2 || judgements.stimuli(true) < 2) {
            throw new IllegalArgumentException(
                    "A design effect needs at least two participants and two stimuli of each origin.");
        }
        SignalDetection pooled = judgements.pooled();
        int human = pooled.falseAlarms() + pooled.correctRejections();
        int machine = pooled.hits() + pooled.misses();
        double total = judgements.size();
        double accuracy = (pooled.hits() + pooled.correctRejections()) / total;
        if (accuracy == 0 || accuracy == 1) {
            throw new IllegalArgumentException("Answers that are all right or all wrong have no design effect.");
        }
        double[] means = {(double) pooled.correctRejections() / human, (double) pooled.hits() / machine};
        double[] ofParticipant = new double[participants];
        double[] ofStimulus = new double[stimuli];
        double ofAnswers = 0;
        for (int i = 0; i < participants; i++) {
            for (int k = judgements.first[i]; k < judgements.first[i + 1]; k++) {
                int j = judgements.stimulus[k];
                double error = (judgements.right(k) ? 1 : 0) - means[judgements.machine[j] ? 1 : 0];
                ofParticipant[i] += error;
                ofStimulus[j] += error;
                ofAnswers += error * error;
            }
        }
        double byParticipant = squares(ofParticipant) * participants / (participants - 1);
        double byStimulus = squares(ofStimulus) * stimuli / (stimuli - 2);
        double both = Math.max(byParticipant + byStimulus - ofAnswers, Math.min(byParticipant, byStimulus));
        return new DesignEffect(accuracy, Math.sqrt(both) / total, Math.sqrt(accuracy * (1 - accuracy) / total));
    }

    /** The variance over that of independent answers: 1 where neither participants nor stimuli differ. */
    public double effect() {
        return Math.pow(standardError / independentError, 2);
    }

    private static double squares(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
