package blindbrush.standin;

import java.util.random.RandomGenerator;

/** Gradient noise after Perlin: the one source of irregularity that must be the same wherever it is asked twice. */
final class Noise {

    private static final int X_PRIME = 0x1f1f1f1f;
    private static final int Y_PRIME = 0x5bd1e995;

    private final int seed;

    Noise(RandomGenerator random) {
        this.seed = random.nextInt();
    }

    /** Smooth noise, roughly -1 to 1, one bump per unit. */
    double at(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double dx = x - column;
        double dy = y - row;
        double u = ease(dx);
        double upper = mix(slope(column, row, dx, dy), slope(column + 1, row, dx - 1, dy), u);
        double lower = mix(slope(column, row + 1, dx, dy - 1), slope(column + 1, row + 1, dx - 1, dy - 1), u);
        return 1.4 * mix(upper, lower, ease(dy));
    }

    /** The same with finer and fainter copies of itself added (fractional Brownian motion). */
    double rough(double x, double y, int octaves) {
        double sum = 0;
        double weight = 1;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * at(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
            weight *= 0.5;
            scale *= 2.03;
        }
        return sum / (2 - 2 * weight);
    }

    private double slope(int column, int row, double dx, double dy) {
        int hash = seed ^ column * X_PRIME ^ row * Y_PRIME;
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        hash = (hash ^ hash >>> 12) * 0x297a2d39;
        hash ^= hash >>> 15;
        double across = (hash & 0xff) / 127.5 - 1;
        double down = (hash >>> 8 & 0xff) / 127.5 - 1;
        return across * dx + down * dy;
    }

    private static double ease(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double mix(double from, double to, double share) {
        return from + share * (to - from);
    }
}
