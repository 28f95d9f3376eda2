package blindbrush.standin;

import java.util.random.RandomGenerator;

/** Fruit, a jug and a bottle on a cloth that will not lie flat. */
final class LemonsAndAJug implements Scene {

    private static final int[] LEMON = {0x8a6a2a, 0xc9982e, 0xecc63f, 0xfaea90};
    private static final int[] APPLE = {0x5a1f24, 0xa83228, 0xd65a34, 0xf2b070};
    private static final int[] GREEN = {0x3f4f2a, 0x7a8a34, 0xb4b84a, 0xe6e08a};
    private static final int[] ORANGE = {0x7a3a1c, 0xc46a22, 0xeb9434, 0xfbd080};

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Flow hatch = Flow.slanted(-52).swaying(noise, 0.5, 25);
        sketch.attend(0.4)
                .everywhere(
                        Tint.along(0, 0, 1, 0.6, 0x5f7a80, 0x6f8288, 0x4a5c74).mottled(noise, 0.2, 0.2, 0x8a846a, 0.7),
                        hatch);
        drapery(sketch, noise);
        sketch.attend(0.5)
                .area(
                        Outline.polygon(-0.1, 0.6, 1.1, 0.55, 1.1, 1.1, -0.1, 1.1),
                        Tint.along(0, 0.6, 1, 1, 0xa8743f, 0x8a5a34, 0x6a4230).mottled(noise, 0.2, 0.05, 0xc08a4a, 0.6),
                        Flow.slanted(-3));
        cloth(sketch, noise, hatch);
        bottle(sketch);
        jug(sketch);
        shadowed(sketch, random, 0.56, 0.66, 0.085, 0.082, ORANGE);
        shadowed(sketch, random, 0.69, 0.69, 0.09, 0.086, APPLE);
        shadowed(sketch, random, 0.43, 0.72, 0.088, 0.084, GREEN);
        shadowed(sketch, random, 0.58, 0.785, 0.1, 0.074, LEMON);
        shadowed(sketch, random, 0.84, 0.74, 0.096, 0.07, LEMON);
        shadowed(sketch, random, 0.24, 0.86, 0.092, 0.088, APPLE);
        sketch.touch(OklabColour.of(0x4a3424), 0.007, 0.7, 0.62, 0.712, 0.59, 0.73, 0.575);
        sketch.touch(OklabColour.of(0x4a3424), 0.007, 0.24, 0.79, 0.252, 0.762);
        knife(sketch);
    }

    private void drapery(Sketch sketch, Noise noise) {
        Tint tint = (x, y) -> OklabColour.of(0x3a4a6a)
                .mix(OklabColour.of(0x7a86a8), 0.5 + 0.5 * Math.sin(22 * x + 7 * y + 3 * noise.rough(x * 3, y * 3, 2)));
        sketch.area(
                Outline.smooth(0.66, -0.1, 1.2, -0.1, 1.2, 0.6, 0.92, 0.6, 0.82, 0.34, 0.72, 0.16),
                tint,
                Flow.slanted(68));
        sketch.attend(0.5);
    }

    private void cloth(Sketch sketch, Noise noise, Flow hatch) {
        OklabColour light = OklabColour.of(0xf7f1e2);
        OklabColour shade = OklabColour.of(0x93a0b4);
        OklabColour warm = OklabColour.of(0xd9c4a4);
        Tint folds = (x, y) -> {
            double fold = Math.sin(13 * x - 11 * y + 4.5 * noise.rough(x * 2.2, y * 2.2, 2));
            OklabColour base = fold > 0 ? light : light.mix(shade, -fold);
            return base.mix(warm, Math.max(0, 0.5 * noise.rough(x * 5, y * 5 + 20, 2)));
        };
        sketch.attend(0.6)
                .area(
                        Outline.smooth(
                                0.06, 0.74, 0.22, 0.62, 0.5, 0.63, 0.8, 0.6, 0.95, 0.68, 0.92, 0.8, 0.74, 0.88, 0.6,
                                0.98, 0.46, 1.12, 0.3, 1.12, 0.2, 1.0, 0.05, 0.9),
                        folds,
                        (x, y) -> hatch.at(x, y) + 0.5);
    }

    private void bottle(Sketch sketch) {
        sketch.attend(0.8)
                .area(
                        Outline.smooth(
                                0.79, 0.12, 0.845, 0.12, 0.848, 0.28, 0.9, 0.37, 0.9, 0.56, 0.885, 0.645, 0.755, 0.645,
                                0.74, 0.56, 0.74, 0.37, 0.788, 0.28),
                        Tint.along(0.73, 0, 0.91, 0, 0x4a5a3a, 0x1c2a22, 0x2a3a2a, 0x15201c),
                        Flow.upright());
        sketch.touch(OklabColour.of(0xdfe8d0), 0.006, 0.765, 0.38, 0.762, 0.46, 0.764, 0.53);
        sketch.touch(OklabColour.of(0xa8622f), 0.02, 0.817, 0.11, 0.818, 0.13);
        sketch.touch(OklabColour.of(0x7a8a5a), 0.006, 0.885, 0.4, 0.884, 0.58);
    }

    private void jug(Sketch sketch) {
        sketch.attend(0.85)
                .area(
                        Outline.smooth(
                                0.2, 0.36, 0.1, 0.34, 0.075, 0.46, 0.13, 0.56, 0.2, 0.56, 0.19, 0.53, 0.14, 0.52, 0.11,
                                0.45, 0.13, 0.385, 0.2, 0.4),
                        Tint.down(0.34, 0.56, 0xd9dcd4, 0x7a8694),
                        Flow.around(0.17, 0.45));
        sketch.area(
                Outline.smooth(
                        0.235, 0.26, 0.33, 0.25, 0.425, 0.245, 0.4, 0.34, 0.455, 0.46, 0.445, 0.6, 0.385, 0.69, 0.25,
                        0.69, 0.19, 0.6, 0.18, 0.46, 0.235, 0.35),
                Tint.round(0.32, 0.48, 0.15, 0.25, -0.6, -0.35, 0x4a5668, 0x8a98a8, 0xcfd6d6, 0xfbf9ee),
                Flow.around(0.32, 0.1));
        sketch.area(
                Outline.ellipse(0.326, 0.258, 0.082, 0.018),
                Tint.along(0.24, 0, 0.41, 0, 0x4a5260, 0x9aa4ac),
                Flow.level());
        for (int band = 0; band < 2; band++) {
            double y = 0.47 + 0.11 * band;
            sketch.touch(
                    OklabColour.of(0x3a5a96),
                    0.008,
                    0.19,
                    y,
                    0.26,
                    y + 0.022,
                    0.33,
                    y + 0.027,
                    0.4,
                    y + 0.018,
                    0.445,
                    y);
        }
    }

    private void shadowed(
            Sketch sketch, RandomGenerator random, double x, double y, double rx, double ry, int... ramp) {
        sketch.attend(0.5)
                .area(
                        Outline.ellipse(x + 0.45 * rx, y + 0.78 * ry, 1.1 * rx, 0.34 * ry),
                        Tint.flat(0x56607a),
                        Flow.slanted(-8));
        sketch.attend(0.9)
                .area(
                        Outline.lump(random, x, y, rx, ry, 0.035),
                        Tint.round(x, y, rx, ry, -0.55, -0.6, ramp),
                        Flow.around(x + 0.3 * rx, y + 0.4 * ry));
        rim(sketch, random, x, y, rx, ry);
        sketch.touch(
                OklabColour.of(ramp[3]).lighter(0.04),
                0.1 * rx,
                x - 0.42 * rx,
                y - 0.4 * ry,
                x - 0.3 * rx,
                y - 0.5 * ry);
    }

    /** A broken dark contour on the side away from the light. */
    private void rim(Sketch sketch, RandomGenerator random, double x, double y, double rx, double ry) {
        for (double from = -0.4; from < 2.4; from += 0.75) {
            double[] xy = new double[8];
            for (int i = 0; i < 4; i++) {
                double angle = from + 0.2 * i + 0.03 * random.nextGaussian();
                xy[2 * i] = x + 0.98 * rx * Math.cos(angle);
                xy[2 * i + 1] = y + 0.98 * ry * Math.sin(angle);
            }
            sketch.touch(OklabColour.of(0x2c3450), 0.0042, xy);
        }
    }

    private void knife(Sketch sketch) {
        sketch.touch(OklabColour.of(0x5a6478), 0.008, 0.62, 0.972, 0.78, 0.905, 0.9, 0.856);
        sketch.touch(OklabColour.of(0xdfe4e4), 0.006, 0.77, 0.9, 0.9, 0.848);
        sketch.touch(OklabColour.of(0x2f241f), 0.013, 0.61, 0.966, 0.75, 0.908);
    }
}
