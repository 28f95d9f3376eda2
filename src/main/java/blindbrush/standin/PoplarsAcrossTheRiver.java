package blindbrush.standin;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Four poplars, a far bank and a great deal of still water. */
final class PoplarsAcrossTheRiver implements Scene {

    private static final double BANK = 0.86;

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint sky = Tint.down(0, BANK, 0x8fb4d4, 0xc9dbe2, 0xf4ead4, 0xf7dcb8).mottled(noise, 0.45, 0.22, 0xfbf6ea, 0.9);
        sketch.attend(0.2).everywhere(sky, Flow.level());
        DoubleUnaryOperator far = x -> 0.76 - 0.07 * Math.sin(1 + 3 * x) + 0.015 * noise.rough(x * 5, 2, 3);
        sketch.attend(0.4)
                .area(Outline.below(1, BANK + 0.02, far), Tint.down(0.66, BANK, 0x9aa8c4, 0xc4c4cc), Flow.level());
        wood(sketch, random);
        Tint water =
                Tint.down(BANK, 1.33, 0xf0dcc0, 0xb9ccd2, 0x7f9fb8, 0x5a7f9f).mottled(noise, 0.5, 0.02, 0xf4efe2, 0.5);
        sketch.attend(0.4).area(Outline.below(1, 1.4, x -> BANK), water, Flow.level());
        double[][] trees = {{0.2, 0.56, 0.05}, {0.34, 0.72, 0.062}, {0.66, 0.5, 0.046}, {0.78, 0.4, 0.042}};
        for (double[] tree : trees) {
            image(sketch, noise, tree[0], tree[1], tree[2]);
        }
        bank(sketch, noise);
        for (double[] tree : trees) {
            poplar(sketch, random, noise, tree[0], tree[1], tree[2]);
        }
        reeds(sketch, random);
        boat(sketch);
    }

    private void wood(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 15; i++) {
            double x = random.nextDouble(-0.05, 1.05);
            double size = 0.035 + 0.035 * random.nextDouble();
            OklabColour colour = OklabColour.oneOf(random, 0x8aa08f, 0xa8b080, 0x7f98a0, 0xb9a878);
            sketch.attend(0.4)
                    .area(Outline.lump(random, x, BANK - 0.6 * size, size, size, 0.2), Tint.flat(colour), Flow.level());
        }
    }

    private void poplar(Sketch sketch, RandomGenerator random, Noise noise, double x, double tall, double half) {
        int[][] greens = {{0xcfc468, 0xb0b45a, 0xa0ac58}, {0x8fa656, 0x789450, 0x86985a}, {0x5a7f50, 0x4a704e, 0x6a8a54}
        };
        for (int glaze = 0; glaze < 3; glaze++) {
            for (int i = 0; i < 70; i++) {
                double up = Math.pow(random.nextDouble(), 1.15) * (tall - 0.07);
                double wide = crown(up, tall, half);
                double px =
                        x + 0.012 * noise.at(up * 7, x * 9) + wide * (0.75 * random.nextDouble(-1, 1) + 0.22 * glaze);
                double size = (0.16 + 0.16 * random.nextDouble()) * (wide + 0.02) * (1 - 0.15 * glaze);
                sketch.attend(0.35)
                        .area(
                                Outline.lump(random, px, BANK - 0.06 - up, size, 1.7 * size, 0.3),
                                Tint.flat(OklabColour.oneOf(random, greens[glaze])),
                                Flow.upright());
            }
        }
        sketch.touch(OklabColour.of(0x5a4a3c), 0.007, x, BANK, x + 0.003, BANK - 0.07);
    }

    private static double crown(double up, double tall, double half) {
        double part = Math.min(1, Math.max(0, up / tall));
        return half * Math.pow(part + 0.03, 0.3) * Math.pow(1 - part, 0.55) * 1.35;
    }

    private void image(Sketch sketch, Noise noise, double x, double tall, double half) {
        double deep = 0.62 * tall;
        sketch.attend(0.3)
                .area(
                        Outline.upright(
                                BANK,
                                BANK + deep,
                                y -> x + 0.012 * noise.at(y * 40, x * 7),
                                y -> crown(y - BANK, deep, half * 0.95) * (1 + 0.7 * noise.at(y * 45, x * 13))),
                        Tint.down(BANK, BANK + deep, 0x4a6a5a, 0x7f9a7a, 0xa8b8b4),
                        Flow.level());
    }

    private void bank(Sketch sketch, Noise noise) {
        sketch.attend(0.6)
                .area(
                        Outline.between(
                                -0.05,
                                1.05,
                                x -> BANK - 0.025 + 0.012 * noise.rough(x * 6, 9, 2),
                                x -> BANK + 0.012 + 0.01 * noise.at(x * 9, 4)),
                        Tint.down(BANK - 0.03, BANK + 0.02, 0xc4b85a, 0x86904a, 0x5a5f48)
                                .mottled(noise, 0.06, 0.02, 0x8a6a4a, 0.6),
                        Flow.level());
    }

    private void reeds(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 70; i++) {
            double x = random.nextBoolean()
                    ? 0.3 * random.nextDouble() * random.nextDouble()
                    : 1 - 0.2 * random.nextDouble();
            double foot = 1.31 - 0.05 * random.nextDouble();
            double tall = random.nextDouble(0.07, 0.24) * (x < 0.5 ? 1 : 0.55);
            double lean = 0.035 * random.nextGaussian();
            sketch.touch(
                    OklabColour.oneOf(random, 0x5a6a44, 0x8a8a4a, 0x3f5444, 0xa8844a),
                    0.0035,
                    x + 0.04,
                    foot,
                    x + 0.04 + 0.3 * lean,
                    foot - 0.6 * tall,
                    x + 0.04 + lean,
                    foot - tall);
        }
    }

    private void boat(Sketch sketch) {
        sketch.attend(0.8)
                .area(
                        Outline.smooth(0.48, 1.02, 0.56, 1.03, 0.66, 1.013, 0.635, 1.045, 0.56, 1.052, 0.505, 1.045),
                        Tint.down(1.01, 1.05, 0xb0563a, 0x5a3a3a),
                        Flow.level());
        sketch.touch(OklabColour.of(0x5a6a86), 0.006, 0.5, 1.062, 0.57, 1.066, 0.64, 1.06);
        sketch.touch(OklabColour.of(0x34405c), 0.011, 0.585, 1.022, 0.587, 0.984);
        sketch.touch(OklabColour.of(0xc99a78), 0.009, 0.588, 0.966, 0.588, 0.964);
    }
}
