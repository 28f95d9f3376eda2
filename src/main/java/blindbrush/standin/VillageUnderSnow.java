package blindbrush.standin;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** A village on a winter afternoon: blue shadows, lit windows, one road in. */
final class VillageUnderSnow implements Scene {

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint sky = Tint.down(0, 0.45, 0x8e9bb5, 0xb9b4c2, 0xe3c7b5, 0xf3dcae).mottled(noise, 0.5, 0.1, 0xd9c3c4, 0.5);
        sketch.attend(0.25).everywhere(sky, Flow.slanted(-6).swaying(noise, 0.4, 25));
        DoubleUnaryOperator hill = x -> 0.34 - 0.07 * Math.sin(1.2 + 2.1 * x) - 0.03 * noise.rough(x * 3, 4, 3);
        sketch.attend(0.4)
                .area(
                        Outline.below(sketch.width(), 1.1, hill),
                        Tint.down(0.26, 0.5, 0xb3b6cc, 0xd2d0da).mottled(noise, 0.09, 0.04, 0x7f88a6, 0.85),
                        Flow.slanted(15).swaying(noise, 0.3, 40));
        Tint snow = Tint.down(0.44, 1, 0xe9e3e4, 0xdfe2ee, 0xf1ebe6).mottled(noise, 0.35, 0.09, 0xa9b7d6, 0.75);
        sketch.area(
                Outline.below(sketch.width(), 1.1, x -> 0.47 + 0.02 * Math.sin(4 * x)),
                snow,
                Flow.slanted(4).swaying(noise, 0.3, 22));
        church(sketch, 0.68, 0.5);
        row(sketch, random, 0.49, 11, 0.1);
        row(sketch, random, 0.585, 7, 0.15);
        road(sketch, noise);
        house(sketch, random, 1.04, 0.76, 0.3);
        house(sketch, random, 0.12, 0.7, 0.2);
        fence(sketch, random);
        tree(sketch, random, 0.3, 0.93, -Math.PI / 2 + 0.06, 0.17, 0.02, 8);
        tree(sketch, random, 0.84, 0.64, -Math.PI / 2, 0.08, 0.007, 6);
        walker(sketch, 0.6, 0.765);
    }

    private void church(Sketch sketch, double x, double y) {
        sketch.attend(0.9);
        sketch.area(
                Outline.polygon(x - 0.03, y + 0.04, x - 0.03, y - 0.14, x + 0.03, y - 0.14, x + 0.03, y + 0.04),
                Tint.along(x - 0.03, 0, x + 0.03, 0, 0xc6a98e, 0x8b7f86),
                Flow.upright());
        sketch.area(
                Outline.polygon(x - 0.038, y - 0.135, x, y - 0.31, x + 0.038, y - 0.135),
                Tint.along(x - 0.03, 0, x + 0.03, 0, 0x7b7f95, 0x4d5570),
                Flow.slanted(80));
        sketch.touch(OklabColour.of(0x5a5348), 0.005, x, y - 0.1, x, y - 0.085);
    }

    private void row(Sketch sketch, RandomGenerator random, double y, int count, double size) {
        for (int i = 0; i < count; i++) {
            double x = sketch.width() * (i + 0.5 + 0.5 * random.nextDouble(-1, 1)) / count;
            if (Math.abs(x - 0.52) > size * 0.8) {
                house(sketch, random, x, y + 0.03 * random.nextDouble(), size * random.nextDouble(0.8, 1.15));
            }
        }
    }

    /** Front gable and long side, snow on the roof, its shadow to the right. */
    private void house(Sketch sketch, RandomGenerator random, double x, double y, double size) {
        double front = 0.28 * size;
        double side = 0.55 * size;
        double eaves = y - 0.36 * size;
        double ridge = y - 0.72 * size;
        OklabColour wall = OklabColour.oneOf(random, 0xc08a5a, 0xa8604a, 0xd0a870, 0x8a7a72, 0xb99a86, 0x9c5a48);
        sketch.attend(0.85);
        sketch.area(
                Outline.polygon(
                        x + side,
                        y,
                        x + front,
                        y + 0.05 * size,
                        x + 1.5 * size,
                        y + 0.13 * size,
                        x + 1.4 * size,
                        y + 0.03 * size),
                Tint.flat(0x8fa0c8),
                Flow.slanted(8));
        sketch.area(
                Outline.polygon(x, eaves, x + side, eaves, x + side, y, x, y + 0.04 * size),
                Tint.flat(wall.lighter(-0.1).mix(OklabColour.of(0x4a5a86), 0.35)),
                Flow.level());
        sketch.area(
                Outline.polygon(
                        x - front,
                        y + 0.02 * size,
                        x - front,
                        eaves,
                        x,
                        ridge,
                        x + 0.01,
                        eaves,
                        x + 0.01,
                        y + 0.04 * size),
                Tint.flat(wall),
                Flow.upright());
        sketch.area(
                Outline.smooth(
                        x - 0.02 * size,
                        ridge - 0.05 * size,
                        x + side,
                        ridge - 0.04 * size,
                        x + side + 0.1 * size,
                        eaves + 0.03 * size,
                        x + front,
                        eaves + 0.05 * size,
                        x + 0.08 * size,
                        eaves + 0.02 * size),
                Tint.down(ridge, eaves, 0xf4ece6, 0xc9d2e6),
                Flow.slanted(75));
        sketch.touch(
                OklabColour.of(0xf6efe8), 0.035 * size, x - 0.36 * size, eaves + 0.04 * size, x, ridge - 0.02 * size);
        sketch.touch(
                OklabColour.of(0x6b4a44), 0.035 * size, x + 0.3 * side, ridge, x + 0.3 * side, ridge - 0.13 * size);
        window(sketch, random, x - 0.5 * front, y - 0.18 * size, size);
        window(sketch, random, x + 0.4 * side, y - 0.19 * size, size);
        window(sketch, random, x + 0.75 * side, y - 0.19 * size, size);
    }

    private void window(Sketch sketch, RandomGenerator random, double x, double y, double size) {
        OklabColour light = OklabColour.oneOf(random, 0xffd27a, 0xf5b650, 0x4a4650);
        sketch.touch(light, 0.035 * size, x, y - 0.03 * size, x, y + 0.035 * size);
    }

    private void road(Sketch sketch, Noise noise) {
        sketch.attend(0.4)
                .area(
                        Outline.upright(
                                0.56,
                                1.05,
                                y -> 0.52 + 0.25 * Math.pow(y - 0.56, 1.2) + 0.04 * Math.sin(y * 9),
                                y -> 0.008 + 0.5 * Math.pow(y - 0.55, 1.5)),
                        Tint.down(0.56, 1, 0xc9b5b2, 0xb3a8b8, 0xd8ccc8).mottled(noise, 0.03, 0.12, 0x8d86a0, 0.8),
                        Flow.slanted(60).swaying(noise, 0.3, 20));
    }

    private void fence(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 9; i++) {
            double x = 0.86 + 0.06 * i;
            double y = 0.93 - 0.012 * i + 0.006 * random.nextGaussian();
            sketch.touch(OklabColour.of(0x4a3f48), 0.005, x, y, x + 0.006 * random.nextGaussian(), y - 0.085);
            sketch.touch(OklabColour.of(0xf7f1ec), 0.006, x - 0.004, y - 0.09, x + 0.004, y - 0.09);
            sketch.touch(OklabColour.of(0x5d5058), 0.0035, x, y - 0.06, x + 0.06, y - 0.072);
        }
    }

    private void tree(
            Sketch sketch,
            RandomGenerator random,
            double x,
            double y,
            double angle,
            double length,
            double half,
            int order) {
        double endX = x + length * Math.cos(angle);
        double endY = y + length * Math.sin(angle);
        double bend = 0.12 * length * random.nextGaussian();
        sketch.touch(
                OklabColour.oneOf(random, 0x3f3640, 0x4c4048, 0x5a4a4c).mix(OklabColour.of(0x9a94a8), 0.5 / order),
                half,
                x,
                y,
                (x + endX) / 2 + bend,
                (y + endY) / 2,
                endX,
                endY);
        for (int i = 0; order > 1 && i < 2 + (order + i) % 2; i++) {
            double turn = (i - 0.7) * 0.5 + 0.22 * random.nextGaussian();
            tree(
                    sketch,
                    random,
                    endX,
                    endY,
                    angle + turn,
                    length * random.nextDouble(0.62, 0.85),
                    half * 0.66,
                    order - 1);
        }
    }

    private void walker(Sketch sketch, double x, double y) {
        sketch.touch(OklabColour.of(0x8fa0c8), 0.006, x, y, x + 0.06, y + 0.012);
        sketch.touch(OklabColour.of(0x2c2a3c), 0.010, x, y - 0.005, x + 0.001, y - 0.035);
        sketch.touch(OklabColour.of(0xa8402f), 0.009, x, y - 0.033, x, y - 0.045);
        sketch.touch(OklabColour.of(0x3a2a2a), 0.006, x, y - 0.062, x + 0.001, y - 0.064);
    }
}
