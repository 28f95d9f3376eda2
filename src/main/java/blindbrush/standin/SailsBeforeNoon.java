package blindbrush.standin;

import java.util.random.RandomGenerator;

/** Fishing boats with coloured sails in a light breeze under heaped clouds. */
final class SailsBeforeNoon implements Scene {

    private static final double HORIZON = 0.5;

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        sketch.attend(0.15)
                .everywhere(
                        Tint.down(0, HORIZON, 0x5f94c4, 0x8fb9d8, 0xc9dcdc, 0xf0e2c6),
                        Flow.slanted(-20).swaying(noise, 0.4, 35));
        clouds(sketch, random, noise);
        coast(sketch, noise);
        sea(sketch, random, noise);
        boat(sketch, random, noise, 1.12, 0.535, 0.10, 0xe8d3a8);
        boat(sketch, random, noise, 0.20, 0.545, 0.13, 0xc06a3a);
        boat(sketch, random, noise, 0.95, 0.60, 0.22, 0xd9a23f);
        boat(sketch, random, noise, 0.50, 0.68, 0.42, 0xefe6d0);
        gulls(sketch, random);
    }

    private void clouds(Sketch sketch, RandomGenerator random, Noise noise) {
        for (int bank = 0; bank < 5; bank++) {
            double x = random.nextDouble(sketch.width());
            double foot = 0.2 + 0.05 * bank;
            double size = 0.07 + 0.09 * random.nextDouble();
            for (int i = 0; i < 9; i++) {
                double puff = size * random.nextDouble(0.35, 0.8);
                double px = x + size * 1.5 * random.nextGaussian();
                double py = foot - puff * 0.7;
                Tint tint = Tint.along(
                                px - puff,
                                py - puff,
                                px + puff * 0.5,
                                py + puff,
                                0xfffaf0,
                                0xfbeedd,
                                0xc3cbd9,
                                0xa9b8cd)
                        .mottled(noise, 0.05, 0.04, 0xe9dfd8, 0.3);
                sketch.area(Outline.lump(random, px, py, puff, puff * 0.7, 0.18), tint, Flow.around(px, py + puff));
            }
        }
    }

    private void coast(Sketch sketch, Noise noise) {
        sketch.attend(0.4)
                .area(
                        Outline.between(
                                -0.05,
                                0.62,
                                x -> HORIZON - 0.055 * Math.max(0, 0.6 - x) * (1.3 + noise.rough(x * 7, 1, 3)),
                                x -> HORIZON + 0.01),
                        Tint.flat(0x8b9db4).mottled(noise, 0.05, 0.02, 0xb9b39a, 0.7),
                        Flow.slanted(6));
    }

    private void sea(Sketch sketch, RandomGenerator random, Noise noise) {
        Tint deep = Tint.down(HORIZON, 1, 0x7fb0bd, 0x3f8fa6, 0x1f6a8c, 0x17506f);
        Tint sea = deep.mottled(noise, 0.16, 0.03, Tint.down(HORIZON, 1, 0xb6d3cf, 0x6fb3b0, 0x3f93a0), 0.75);
        sketch.attend(0.35)
                .area(
                        Outline.below(sketch.width(), 1.1, x -> HORIZON),
                        sea,
                        Flow.level().swaying(noise, 0.09, 16));
        for (int i = 0; i < 420; i++) {
            double depth = Math.pow(random.nextDouble(), 1.3);
            double y = HORIZON + 0.012 + 0.5 * depth;
            double x = random.nextDouble(sketch.width());
            double half = (0.006 + 0.03 * depth) * Math.pow(random.nextDouble(0.4, 1.3), 2);
            int[] palette = random.nextInt(3) == 0
                    ? new int[] {0x12425f, 0x1c5a72, 0x2a4f78}
                    : new int[] {0xd6e6dd, 0x9fd0cb, 0x78b8c0, 0xf2ead2};
            sketch.touch(
                    OklabColour.oneOf(random, palette).mix(sea.at(x, y), 0.25 + 0.5 * random.nextDouble()),
                    (0.0025 + 0.0045 * depth) * random.nextDouble(0.6, 1.3),
                    x - half,
                    y,
                    x,
                    y + half * random.nextDouble(-0.22, 0.14),
                    x + half,
                    y + half * random.nextDouble(-0.15, 0.15));
        }
    }

    private void boat(Sketch sketch, RandomGenerator random, Noise noise, double x, double y, double tall, int sail) {
        Tint cloth = Tint.along(x - 0.3 * tall, y, x + 0.35 * tall, y, sail, sail, 0x9a7f6a)
                .mottled(noise, 0.03, 0.12, 0xfff3d8, 0.45);
        Flow lean = Flow.slanted(72).swaying(noise, 0.2, 12);
        double foot = y - 0.09 * tall;
        reflection(sketch, random, x, y, tall, sail);
        sketch.attend(1);
        sketch.area(
                Outline.smooth(
                        x - 0.03 * tall,
                        y - tall,
                        x - 0.3 * tall,
                        y - 0.45 * tall,
                        x - 0.42 * tall,
                        foot,
                        x - 0.2 * tall,
                        foot + 0.015 * tall,
                        x - 0.02 * tall,
                        foot),
                cloth,
                lean);
        sketch.area(
                Outline.polygon(
                        x + 0.02 * tall,
                        y - 0.95 * tall,
                        x + 0.17 * tall,
                        y - 0.5 * tall,
                        x + 0.34 * tall,
                        foot - 0.02 * tall,
                        x + 0.02 * tall,
                        foot),
                cloth.shaded((px, py) -> -0.05),
                Flow.slanted(115));
        sketch.area(
                Outline.smooth(
                        x - 0.44 * tall,
                        y - 0.06 * tall,
                        x,
                        y - 0.04 * tall,
                        x + 0.42 * tall,
                        y - 0.09 * tall,
                        x + 0.32 * tall,
                        y + 0.035 * tall,
                        x,
                        y + 0.05 * tall,
                        x - 0.34 * tall,
                        y + 0.035 * tall),
                Tint.down(y - 0.08 * tall, y + 0.05 * tall, 0x7b3f2c, 0x4a2a2a, 0x1f2a3a),
                Flow.slanted(-2));
        sketch.touch(OklabColour.of(0x3a2a22), 0.008 * tall + 0.001, x, foot, x - 0.01 * tall, y - 1.04 * tall);
        sketch.touch(
                OklabColour.of(0xf4e7c8),
                0.012 * tall,
                x - 0.36 * tall,
                y - 0.035 * tall,
                x + 0.32 * tall,
                y - 0.05 * tall);
    }

    /** The sail again in the water, broken into dashes that drift apart. */
    private void reflection(Sketch sketch, RandomGenerator random, double x, double y, double tall, int sail) {
        for (int i = 0; i < 34; i++) {
            double down = random.nextDouble();
            double py = y + 0.03 * tall + 0.6 * tall * down;
            double px = x - 0.05 * tall + 0.22 * tall * (1 - 0.5 * down) * random.nextGaussian();
            double half = 0.07 * tall * random.nextDouble(0.4, 1.3);
            OklabColour colour = OklabColour.of(down < 0.2 ? 0x2b2c3a : sail)
                    .lighter(-0.08)
                    .mix(OklabColour.of(0x3f8fa6), 0.5 * down);
            sketch.touch(colour, 0.012 * tall + 0.001, px - half, py, px + half, py);
        }
    }

    private void gulls(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 5; i++) {
            double x = 0.75 + 0.3 * random.nextDouble();
            double y = 0.16 + 0.2 * random.nextDouble();
            double span = 0.012 + 0.008 * random.nextDouble();
            sketch.touch(OklabColour.of(0x55606e), 0.002, x - span, y - span * 0.5, x, y, x + span, y - span * 0.6);
        }
    }
}
