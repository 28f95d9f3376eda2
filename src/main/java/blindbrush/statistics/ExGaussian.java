package blindbrush.statistics;

import java.util.random.RandomGenerator;

/**
 * The ex-Gaussian distribution of response times: a normal part and an exponential tail to the right (Luce 1986, Response
 * Times). Mean mu + tau, variance sigma² + tau².
 *
 * @param mu mean of the normal part
 * @param sigma standard deviation of the normal part, at least 0
 * @param tau mean of the exponential part, at least 0
 */
public record ExGaussian(double mu, double sigma, double tau) {

    /** @throws IllegalArgumentException if sigma or tau is negative */
    public ExGaussian {
        if (sigma < 0 || tau < 0) {
            throw new IllegalArgumentException("Neither sigma nor tau is negative.");
        }
    }

    /** One time, never below 0. */
    public double sample(RandomGenerator chance) {
        return Math.max(0, mu + sigma * chance.nextGaussian() + tau * chance.nextExponential());
    }
}
