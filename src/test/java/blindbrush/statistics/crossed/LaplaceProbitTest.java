package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.statistics.SignalDetection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

class LaplaceProbitTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @Test
    void is_what_the_full_equations_give_also_where_a_stimulus_is_seen_again() {
        List<Judgement> answers = answers();
        double[] parameters = {-0.3, 0.9, 0.5, -0.2, 0.4, 0.6};
        var model = new LaplaceProbit(Judgements.of(answers));
        double expected = full(answers, parameters);
        assertThat(model.minusTwoLogLikelihood(parameters)).isCloseTo(expected, within(1e-8));
        model.minusTwoLogLikelihood(1, -2, 0.1, 0.1, 0.1, 2);
        assertThat(model.minusTwoLogLikelihood(parameters))
                .as("from another mode")
                .isCloseTo(expected, within(1e-8));
    }

    @Test
    void is_the_plain_likelihood_without_deviations() {
        Judgements judgements = Judgements.of(answers());
        SignalDetection counts = judgements.pooled();
        double human = -0.3;
        double machine = 0.6;
        double expected = -2
                * (counts.hits() * Math.log(NORMAL.cumulativeProbability(machine))
                        + counts.misses() * Math.log(NORMAL.cumulativeProbability(-machine))
                        + counts.falseAlarms() * Math.log(NORMAL.cumulativeProbability(human))
                        + counts.correctRejections() * Math.log(NORMAL.cumulativeProbability(-human)));
        assertThat(new LaplaceProbit(judgements).minusTwoLogLikelihood(human, machine - human, 0, 0, 0, 0))
                .isCloseTo(expected, within(1e-9));
    }

    /** Seven participants, six stimuli, every third of them twice. */
    private static List<Judgement> answers() {
        var chance = new SplittableRandom(4);
        List<Judgement> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 6; j++) {
                for (int again = 0; again < (j % 3 == 0 ? 2 : 1); again++) {
                    answers.add(new Judgement(i, j, j >= 3, chance.nextInt(10) < (j >= 3 ? 7 : 4)));
                }
            }
        }
        return answers;
    }

    /** By Newton's method on all effects at once, with a dense matrix. */
    private static double full(List<Judgement> answers, double... parameters) {
        RealMatrix design = MatrixUtils.createRealMatrix(answers.size(), 2 * 7 + 6);
        for (int k = 0; k < answers.size(); k++) {
            Judgement answer = answers.get(k);
            int truth = answer.machine() ? 1 : 0;
            design.setEntry(k, 2 * answer.participant(), parameters[2] + truth * parameters[3]);
            design.setEntry(k, 2 * answer.participant() + 1, truth * parameters[4]);
            design.setEntry(k, 14 + answer.stimulus(), parameters[5]);
        }
        RealVector mode = MatrixUtils.createRealVector(design.getColumnDimension());
        RealMatrix information = MatrixUtils.createRealIdentityMatrix(mode.getDimension());
        double deviance = 0;
        for (int step = 0; step < 60; step++) {
            RealVector predictor = design.operate(mode);
            RealVector gradient = mode.copy();
            information = MatrixUtils.createRealIdentityMatrix(mode.getDimension());
            deviance = mode.dotProduct(mode);
            for (int k = 0; k < answers.size(); k++) {
                double eta = parameters[0] + (answers.get(k).machine() ? parameters[1] : 0) + predictor.getEntry(k);
                double sign = answers.get(k).calledMachine() ? 1 : -1;
                double probability = NORMAL.cumulativeProbability(eta);
                double density = NORMAL.density(eta);
                RealVector row = design.getRowVector(k);
                double chosen = NORMAL.cumulativeProbability(sign * eta);
                gradient = gradient.subtract(row.mapMultiply(sign * density / chosen));
                double weight = density * density / (probability * (1 - probability));
                information = information.add(row.outerProduct(row).scalarMultiply(weight));
                deviance -= 2 * Math.log(chosen);
            }
            mode = mode.subtract(new LUDecomposition(information).getSolver().solve(gradient));
        }
        return deviance + Math.log(new LUDecomposition(information).getDeterminant());
    }
}
