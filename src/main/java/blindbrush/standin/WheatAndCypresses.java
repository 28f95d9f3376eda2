package blindbrush.standin;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** A ripe field in the wind, dark trees like flames, and a sky that turns with them. */
final class WheatAndCypresses implements Scene {

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Flow wind = (x, y) -> -0.15 + 1.5 * noise.rough(x * 2.1, y * 2.6, 2);
        Tint sky = Tint.down(0, 0.5, 0x3f7fbf, 0x6fa8d6, 0xa8cfd8, 0xd9e3c4);
        sketch.attend(0.7).everywhere(sky.mottled(noise, 0.3, 0.16, 0x8fc0e0, 0.6), wind);
        clouds(sketch, random);
        hills(sketch, noise);
        field(sketch, random, noise);
        cypress(sketch, noise, 1.02, 0.72, 0.62, 0.075);
        cypress(sketch, noise, 1.15, 0.74, 0.44, 0.06);
        cypress(sketch, noise, 0.17, 0.60, 0.17, 0.024);
        blades(sketch, random, noise);
    }

    private void clouds(Sketch sketch, RandomGenerator random) {
        double[][] places = {
            {0.28, 0.17, 0.13}, {0.52, 0.25, 0.12}, {0.74, 0.12, 0.1}, {0.1, 0.33, 0.09}, {1.27, 0.22, 0.1}
        };
        for (double[] place : places) {
            for (int i = 0; i < 4; i++) {
                double x = place[0] + place[2] * random.nextGaussian() * 0.9;
                double y = place[1] + place[2] * random.nextGaussian() * 0.3;
                double size = place[2] * random.nextDouble(0.5, 0.85);
                Tint tint = Tint.along(x, y - size * 0.7, x, y + size * 0.7, 0xf7f4e6, 0xe8ecdf, 0xa9c6d2);
                sketch.area(Outline.lump(random, x, y, size, size * 0.62, 0.2), tint, Flow.around(x, y));
            }
        }
    }

    private void hills(Sketch sketch, Noise noise) {
        DoubleUnaryOperator far = x -> 0.47 - 0.07 * noise.rough(x * 1.7 + 3, 2, 3) - 0.05 * Math.max(0, 0.7 - x);
        DoubleUnaryOperator near = x -> 0.53 - 0.05 * noise.rough(x * 2.3 + 9, 5, 3);
        sketch.area(
                Outline.below(sketch.width(), 1.1, far),
                Tint.down(0.36, 0.56, 0x5a6fb0, 0x7f9fc4, 0x9fbfb0).mottled(noise, 0.1, 0.05, 0x4a5a9a, 0.5),
                (x, y) -> 0.9 * noise.at(x * 4, y * 7));
        sketch.area(
                Outline.below(sketch.width(), 1.1, near),
                Tint.down(0.46, 0.62, 0x4f7a52, 0x88a35a).mottled(noise, 0.06, 0.03, 0x2f5a4a, 0.7),
                (x, y) -> 0.4 + 1.3 * noise.at(x * 6, y * 6));
    }

    private void field(Sketch sketch, RandomGenerator random, Noise noise) {
        DoubleUnaryOperator top = x -> 0.6 + 0.02 * Math.sin(x * 5) + 0.012 * noise.at(x * 6, 1);
        Tint gold = Tint.down(0.58, 1, 0xe9cf6a, 0xe3b63a, 0xd79a2b, 0xa8702a);
        Tint wheat = gold.mottled(noise, 0.12, 0.05, Tint.down(0.58, 1, 0xf5e3a0, 0xf0c95a, 0xc9862a), 0.8);
        sketch.area(
                Outline.below(sketch.width(), 1.1, top), wheat, (x, y) -> -1.15 + 0.9 * noise.rough(x * 3, y * 3.2, 2));
        for (int i = 0; i < 13; i++) {
            double x = random.nextDouble(-0.05, 0.8);
            sketch.area(
                    Outline.lump(random, x, 0.605 + 0.015 * random.nextDouble(), 0.05, 0.022, 0.25),
                    Tint.down(0.57, 0.63, 0x7f9a4a, 0x2f5a3f),
                    Flow.around(x, 0.63));
        }
    }

    /** A flame: strokes run up it and curl. */
    private void cypress(Sketch sketch, Noise noise, double x, double foot, double tall, double half) {
        DoubleUnaryOperator middle = y -> x + 0.35 * half * Math.sin((foot - y) * 9);
        DoubleUnaryOperator width = y -> {
            double up = (foot - y) / tall;
            double flame = Math.pow(Math.max(0, 1 - up), 0.75) * Math.pow(Math.min(1, up * 4 + 0.45), 0.8);
            return half * flame * (1 + 0.35 * noise.at(y * 16, x));
        };
        Tint tint = Tint.along(x - half, 0, x + half, 0, 0x4a7040, 0x274a38, 0x14302e)
                .mottled(noise, 0.02, 0.09, 0x6f8a3f, 0.5)
                .mottled(noise, 0.025, 0.07, 0x1a2438, 0.5);
        sketch.attend(0.9)
                .area(
                        Outline.upright(foot - tall, foot, middle, width),
                        tint,
                        (px, py) -> Math.PI / 2 + 0.9 * noise.at(px * 14, py * 6));
    }

    private void blades(Sketch sketch, RandomGenerator random, Noise noise) {
        for (int i = 0; i < 420; i++) {
            double near = Math.sqrt(random.nextDouble());
            double y = 0.68 + 0.36 * near;
            double x = random.nextDouble(sketch.width());
            double tall = 0.025 + 0.05 * near;
            double lean = tall * (0.35 + 0.8 * noise.at(x * 4, y * 3));
            OklabColour colour = OklabColour.oneOf(random, 0xf7e6a0, 0xf0cf5f, 0xd99a2a, 0xb0702a, 0xe8b840, 0x8a8a3a);
            sketch.touch(colour, 0.0022 + 0.0025 * near, x, y, x + 0.4 * lean, y - 0.6 * tall, x + lean, y - tall);
        }
        for (int i = 0; i < 30; i++) {
            double x = 0.62 * random.nextDouble();
            double y = 0.9 + 0.1 * random.nextDouble() - 0.1 * x;
            sketch.touch(OklabColour.oneOf(random, 0xc8332a, 0xe0523a, 0xa8282a), 0.008, x, y, x + 0.008, y - 0.003);
        }
    }
}
