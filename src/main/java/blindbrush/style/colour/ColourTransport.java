package blindbrush.style.colour;

import blindbrush.network.RgbPlanes;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The linear change of colours that gives one picture the mean and covariance of another and moves them least: x ↦ A (x −
 * μ) + ν with A = S^−½ (S^½ T S^½)^½ S^−½, S and T being the covariances over pixels (Monge's transport between normal
 * distributions).
 *
 * @param matrix A, for red, green and blue in this order
 * @param from μ
 * @param to ν
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ColourTransport(RealMatrix matrix, double[] from, double[] to) {

    /** Added to each variance, so that a picture in one colour has some. */
    private static final double LEAST_VARIANCE = 1e-5;

    /** The linear map that gives one picture's colours the mean and covariance of another's. */
    public static ColourTransport between(RgbPlanes from, RgbPlanes to) {
        EigenDecompositionSymmetric own = new EigenDecompositionSymmetric(covariance(from));
        RealMatrix root = own.getSquareRoot();
        RealMatrix inverse = MatrixUtils.inverse(root);
        RealMatrix product = symmetric(root.multiply(covariance(to)).multiply(root));
        RealMatrix middle = new EigenDecompositionSymmetric(product).getSquareRoot();
        return new ColourTransport(inverse.multiply(middle).multiply(inverse), mean(from), mean(to));
    }

    /** Values may leave 0 to 1. */
    public RgbPlanes applied(RgbPlanes picture) {
        int pixels = picture.width() * picture.height();
        float[] values = new float[3 * pixels];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < pixels; i++) {
                double sum = to[channel];
                for (int k = 0; k < 3; k++) {
                    sum += matrix.getEntry(channel, k) * (picture.values()[k * pixels + i] - from[k]);
                }
                values[channel * pixels + i] = (float) sum;
            }
        }
        return new RgbPlanes(picture.width(), picture.height(), values);
    }

    private static double[] mean(RgbPlanes picture) {
        int pixels = picture.width() * picture.height();
        double[] mean = new double[3];
        for (int i = 0; i < 3 * pixels; i++) {
            mean[i / pixels] += picture.values()[i] / (double) pixels;
        }
        return mean;
    }

    private static RealMatrix covariance(RgbPlanes picture) {
        int pixels = picture.width() * picture.height();
        double[] mean = mean(picture);
        RealMatrix sum = MatrixUtils.createRealIdentityMatrix(3).scalarMultiply(LEAST_VARIANCE);
        for (int i = 0; i < pixels; i++) {
            for (int j = 0; j < 9; j++) {
                double a = picture.values()[j / 3 * pixels + i] - mean[j / 3];
                double b = picture.values()[j % 3 * pixels + i] - mean[j % 3];
                sum.addToEntry(j / 3, j % 3, a * b / pixels);
            }
        }
        return sum;
    }

    private static RealMatrix symmetric(RealMatrix almost) {
        return almost.add(almost.transpose()).scalarMultiply(0.5);
    }
}
