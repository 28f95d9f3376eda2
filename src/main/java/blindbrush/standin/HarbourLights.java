package blindbrush.standin;

import java.util.random.RandomGenerator;

/** A harbour after dark: a lit quay, moored boats, and every lamp drawn out on the water. */
final class HarbourLights implements Scene {

    private static final double QUAY = 0.5;

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint sky = Tint.down(0, QUAY, 0x1c3358, 0x2f5278, 0x4f7a8c, 0x8f9a8c)
                .mottled(noise, 0.4, 0.12, 0x3f6a80, 0.6)
                .glowing(0.36, 0.17, 0.16, 0x9fb0a8, 0.6);
        sketch.attend(0.3).everywhere(sky, Flow.slanted(10).swaying(noise, 0.4, 50));
        sketch.attend(0.8)
                .area(Outline.ellipse(0.36, 0.17, 0.042, 0.042), Tint.flat(0xf4ead0), Flow.around(0.36, 0.17));
        Tint water = Tint.down(QUAY, 1, 0x5f7a7c, 0x2f5670, 0x1c3c5c, 0x142a48);
        houses(sketch, random);
        sketch.attend(0.35)
                .area(
                        Outline.below(sketch.width(), 1.1, x -> QUAY + 0.02),
                        water.mottled(noise, 0.2, 0.035, 0x10233c, 0.7),
                        Flow.level().swaying(noise, 0.15, 8));
        column(sketch, random, 0.36, 0xd8d4bc, 0.03, 110);
        lamps(sketch, random);
        boat(sketch, random, 0.3, 0.74, 0.3);
        boat(sketch, random, 1.05, 0.62, 0.2);
        boat(sketch, random, 0.72, 0.55, 0.11);
    }

    private void houses(Sketch sketch, RandomGenerator random) {
        double x = -0.05;
        while (x < sketch.width()) {
            double wide = 0.08 + 0.07 * random.nextDouble();
            double tall = 0.09 + 0.13 * random.nextDouble();
            double top = QUAY - tall;
            double gable = 0.05 * random.nextDouble();
            OklabColour wall = OklabColour.oneOf(random, 0x2a3a56, 0x4a4458, 0x5a4a50, 0x24405a, 0x6a5650, 0x33506a);
            sketch.attend(0.95)
                    .area(
                            Outline.polygon(
                                    x,
                                    QUAY + 0.025,
                                    x,
                                    top,
                                    x + wide / 2,
                                    top - gable,
                                    x + wide,
                                    top,
                                    x + wide,
                                    QUAY + 0.025),
                            Tint.flat(wall).glowing(x + wide / 2, QUAY, 0.07, 0xc98a4a, 0.55),
                            Flow.upright());
            windows(sketch, random, x, wide, top);
            x += wide;
        }
    }

    private void windows(Sketch sketch, RandomGenerator random, double x, double wide, double top) {
        for (double wx = x + 0.02; wx < x + wide - 0.012; wx += 0.03) {
            for (double wy = top + 0.02; wy < QUAY - 0.025; wy += 0.042) {
                if (random.nextDouble() < 0.45) {
                    sketch.touch(
                            OklabColour.oneOf(random, 0xf3c468, 0xe79a42, 0xffe1a0, 0x9a6a3c),
                            0.006,
                            wx,
                            wy,
                            wx,
                            wy + 0.013);
                }
            }
        }
    }

    private void lamps(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 8; i++) {
            double x = 0.08 + 0.17 * i + 0.045 * random.nextGaussian();
            int glow = random.nextInt(4) == 0 ? 0x7fc0a8 : random.nextBoolean() ? 0xf6b95a : 0xffdb8a;
            double y = QUAY - 0.035 - 0.02 * random.nextDouble();
            sketch.touch(OklabColour.of(0x1a2230), 0.003, x, y, x, QUAY + 0.015);
            sketch.touch(OklabColour.of(glow).mix(OklabColour.of(0x3a4a5a), 0.45), 0.016, x - 0.004, y, x + 0.004, y);
            sketch.touch(OklabColour.of(0xfff3cf), 0.0075, x, y, x + 0.002, y);
            column(sketch, random, x, glow, 0.014, 75);
        }
    }

    /** A light on moving water: dashes that thin out and spread towards the viewer. */
    private void column(Sketch sketch, RandomGenerator random, double x, int light, double spread, int dashes) {
        for (int i = 0; i < dashes; i++) {
            double down = Math.pow((i + random.nextDouble()) / dashes, 1.6);
            double y = QUAY + 0.028 + 0.52 * down;
            double sway = spread * (0.25 + 0.6 * down) * random.nextGaussian();
            double half = (0.4 + 1.1 * down) * spread * random.nextDouble(0.3, 1.5);
            OklabColour colour = OklabColour.of(light)
                    .mix(OklabColour.of(0x22405a), Math.min(0.85, 0.15 + 0.7 * down * random.nextDouble(0.6, 1.3)));
            double tilt = 0.003 * random.nextGaussian();
            sketch.touch(colour, 0.003 + 0.0035 * down, x + sway - half, y + tilt, x + sway + half, y - tilt);
        }
    }

    private void boat(Sketch sketch, RandomGenerator random, double x, double y, double size) {
        sketch.attend(1);
        sketch.area(
                Outline.smooth(
                        x - 0.5 * size,
                        y + 0.06 * size,
                        x + 0.5 * size,
                        y + 0.05 * size,
                        x + 0.42 * size,
                        y + 0.25 * size,
                        x,
                        y + 0.45 * size,
                        x - 0.4 * size,
                        y + 0.26 * size),
                Tint.down(y, y + 0.45 * size, 0x0a1220, 0x12233a),
                Flow.level());
        sketch.area(
                Outline.smooth(
                        x - 0.56 * size,
                        y - 0.16 * size,
                        x - 0.1 * size,
                        y - 0.05 * size,
                        x + 0.55 * size,
                        y - 0.13 * size,
                        x + 0.42 * size,
                        y + 0.06 * size,
                        x - 0.4 * size,
                        y + 0.07 * size),
                Tint.down(y - 0.15 * size, y + 0.08 * size, 0x8a5a48, 0x4a3440, 0x1c2030),
                Flow.slanted(4));
        sketch.area(
                Outline.polygon(
                        x - 0.16 * size,
                        y - 0.03 * size,
                        x - 0.13 * size,
                        y - 0.23 * size,
                        x + 0.13 * size,
                        y - 0.23 * size,
                        x + 0.16 * size,
                        y - 0.04 * size),
                Tint.flat(0x6a6a68).glowing(x, y - 0.12 * size, 0.1 * size, 0xd08a40, 0.5),
                Flow.upright());
        sketch.touch(
                OklabColour.of(0x10151f), 0.012 * size + 0.001, x - 0.2 * size, y, x - 0.21 * size, y - 1.1 * size);
        sketch.touch(
                OklabColour.of(0x10151f),
                0.005 * size + 0.0008,
                x - 0.21 * size,
                y - 1.08 * size,
                x + 0.5 * size,
                y - 0.13 * size);
        sketch.touch(
                OklabColour.of(0xb5764a),
                0.012 * size,
                x - 0.5 * size,
                y - 0.13 * size,
                x - 0.1 * size,
                y - 0.035 * size);
        sketch.touch(
                OklabColour.of(0xffd890),
                0.03 * size,
                x + 0.04 * size,
                y - 0.14 * size,
                x + 0.06 * size,
                y - 0.14 * size);
        for (int i = 0; i < 9; i++) {
            double py = y + 0.12 * size + 0.4 * size * random.nextDouble();
            double px = x + 0.05 * size * random.nextGaussian();
            sketch.touch(OklabColour.of(0xc98a4a), 0.012 * size, px - 0.06 * size, py, px + 0.06 * size, py);
        }
    }
}
