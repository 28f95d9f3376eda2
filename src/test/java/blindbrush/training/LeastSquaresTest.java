package blindbrush.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    private final Random random = new Random(3);

    @Test
    void finds_the_map_by_which_numbers_were_made() {
        RealMatrix map = numbers(3, 5);
        RealMatrix known = numbers(5, 200);
        RealMatrix wanted = map.multiply(known);
        RealMatrix found = LeastSquares.of(wanted.multiplyTransposed(known), known.multiplyTransposed(known));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 5; column++) {
                assertThat(found.getEntry(row, column)).isCloseTo(map.getEntry(row, column), within(1e-3));
            }
        }
    }

    @Test
    void does_not_rely_on_what_never_answers() {
        RealMatrix moments = MatrixUtils.createRealMatrix(new double[][] {{4, 0}, {0, 0}});
        RealMatrix found = LeastSquares.of(MatrixUtils.createRealMatrix(new double[][] {{8, 0}}), moments);
        assertThat(found.getEntry(0, 0)).isCloseTo(2, within(1e-3));
        assertThat(found.getEntry(0, 1)).isZero();
    }

    private RealMatrix numbers(int rows, int columns) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.setEntry(row, column, random.nextGaussian());
            }
        }
        return matrix;
    }
}
