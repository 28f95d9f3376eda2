package blindbrush.standin;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.util.random.RandomGenerator;

/** A stone bridge of three arches and its mirror image, trees on both banks. */
final class BridgeAtLowWater implements Scene {

    private static final double WATER = 0.6;

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint sky = Tint.down(0, 0.5, 0x86b0dd, 0xb4d0e6, 0xf0e3cc, 0xf7e0b8).mottled(noise, 0.3, 0.09, 0xf7efe6, 0.8);
        sketch.attend(1).everywhere(sky, Flow.level());
        trees(sketch, random, 0.0, sketch.width(), 0.47, 0.055, 30, 0x7f9fb0, 0x9db58f);
        trees(sketch, random, -0.05, 0.4, 0.45, 0.12, 16, 0x3f6a5a, 0xa8b84f);
        trees(sketch, random, 1.08, 1.38, 0.47, 0.10, 12, 0x35605f, 0xc0b04a);
        poplar(sketch, random, 0.32, 0.5, 0.38);
        poplar(sketch, random, 0.39, 0.5, 0.3);
        poplar(sketch, random, 1.13, 0.52, 0.26);
        water(sketch, noise, sky);
        reflections(sketch, random);
        bridge(sketch, noise);
        banks(sketch, noise);
        punt(sketch);
    }

    private void trees(
            Sketch sketch,
            RandomGenerator random,
            double left,
            double right,
            double y,
            double size,
            int count,
            int dark,
            int light) {
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble(left, right);
            double reach = size * random.nextDouble(0.6, 1.1);
            double cy = y - reach * random.nextDouble(-0.2, 0.9);
            int[] ramp = {dark, dark, light, 0xe3dc92};
            sketch.area(
                    Outline.lump(random, x, cy, reach, reach * 0.85, 0.22),
                    Tint.round(x, cy, reach, reach, 0.6, -0.6, ramp),
                    Flow.level());
        }
    }

    private void poplar(Sketch sketch, RandomGenerator random, double x, double foot, double tall) {
        double half = 0.11 * tall;
        sketch.area(
                Outline.lump(random, x, foot - tall / 2, half, tall / 2, 0.12),
                Tint.round(x, foot - tall / 2, half, tall / 2, 0.8, -0.2, 0x2f5a5a, 0x5f8a4a, 0xc9c45a),
                Flow.upright());
    }

    private void water(Sketch sketch, Noise noise, Tint sky) {
        Tint mirrored = (x, y) -> sky.at(x, 0.75 * (1.16 - y)).lighter(-0.05);
        Tint trees = Tint.down(WATER - 0.05, 0.95, 0x2f5f6a, 0x4f8080, 0x7fa8c4);
        sketch.area(
                Outline.below(sketch.width(), 1.1, x -> WATER - 0.08),
                mirrored.mottled(noise, 0.25, 0.05, trees, 0.9),
                Flow.level());
    }

    /** The trees again, upside down and drowned in blue. */
    private void reflections(Sketch sketch, RandomGenerator random) {
        double[][] trees = {
            {0.32, 0.09, 0.17}, {0.4, 0.05, 0.13}, {0.1, 0.2, 0.14}, {1.13, 0.06, 0.14}, {1.26, 0.14, 0.12}
        };
        for (double[] tree : trees) {
            sketch.area(
                    Outline.lump(random, tree[0], WATER + tree[2], tree[1], tree[2], 0.15),
                    Tint.down(WATER, WATER + 2 * tree[2], 0x2f5a5a, 0x4f7a68, 0x86a8b0),
                    Flow.level());
        }
    }

    private void bridge(Sketch sketch, Noise noise) {
        Shape stone = arched(WATER, -1);
        Shape image = arched(WATER + 0.005, 1);
        sketch.area(
                image,
                Tint.down(WATER, WATER + 0.26, 0x6a5a7a, 0xa07a80, 0x8a90b0).mottled(noise, 0.2, 0.012, 0x6f93b4, 0.8),
                Flow.level());
        sketch.area(
                stone,
                Tint.down(WATER - 0.24, WATER, 0xf3cf90, 0xd99a6a, 0x9a6a78).mottled(noise, 0.04, 0.03, 0x7a6aa0, 0.6),
                Flow.level());
        sketch.area(
                Outline.between(0.36, 1.08, x -> crown(x) - 0.004, x -> crown(x) + 0.008),
                Tint.flat(0xfdf0cc),
                Flow.level());
    }

    private static double crown(double x) {
        return WATER - 0.2 + 0.32 * (x - 0.72) * (x - 0.72);
    }

    /** The bridge with its openings cut out, upright (-1) or mirrored (1). */
    private static Shape arched(double water, int down) {
        Area body = new Area(Outline.between(0.25, 1.25, x -> water + down * (WATER - crown(x)), x -> water));
        double[][] arches = {{0.72, 0.115, 0.15}, {0.46, 0.09, 0.11}, {0.98, 0.09, 0.11}};
        for (double[] arch : arches) {
            body.subtract(new Area(new Ellipse2D.Double(arch[0] - arch[1], water - arch[2], 2 * arch[1], 2 * arch[2])));
        }
        return body;
    }

    private void banks(Sketch sketch, Noise noise) {
        Tint grass = Tint.down(WATER - 0.1, WATER + 0.2, 0xc0c060, 0x86a04f, 0x4f7a58)
                .mottled(noise, 0.06, 0.03, 0xd9b860, 0.6);
        sketch.area(
                Outline.smooth(-0.2, 0.5, 0.2, 0.5, 0.36, 0.58, 0.3, 0.62, 0.12, 0.68, -0.2, 0.78),
                grass,
                Flow.level());
        sketch.area(
                Outline.smooth(1.5, 0.5, 1.2, 0.52, 1.08, 0.585, 1.16, 0.63, 1.3, 0.66, 1.5, 0.68),
                grass,
                Flow.level());
    }

    private void punt(Sketch sketch) {
        sketch.area(
                Outline.smooth(0.66, 0.81, 0.8, 0.825, 0.94, 0.805, 0.9, 0.845, 0.8, 0.855, 0.7, 0.845),
                Tint.down(0.8, 0.85, 0xa8603f, 0x4a3a56),
                Flow.level());
        sketch.area(
                Outline.polygon(0.858, 0.82, 0.862, 0.77, 0.882, 0.77, 0.886, 0.82),
                Tint.flat(0x2c3560),
                Flow.upright());
        sketch.area(Outline.ellipse(0.872, 0.757, 0.011, 0.014), Tint.flat(0xe8c090), Flow.level());
        sketch.area(Outline.ellipse(0.872, 0.745, 0.024, 0.006), Tint.flat(0xe8b84a), Flow.level());
        sketch.area(
                Outline.polygon(0.9, 0.68, 0.907, 0.68, 0.936, 0.87, 0.929, 0.87), Tint.flat(0x5a4a3a), Flow.upright());
    }
}
