package blindbrush.standin;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** A path through tall trees towards the light. */
final class ForestPath implements Scene {

    private static final double END_X = 0.47;
    private static final double END_Y = 0.68;

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint depth = Tint.down(0, 0.9, 0x3f6a46, 0x5f8a4a, 0x86a858, 0x6f8a4a)
                .mottled(noise, 0.1, 0.12, 0x24493c, 0.75)
                .glowing(END_X, END_Y - 0.13, 0.26, 0xfdf3c0, 0.95);
        sketch.attend(0.3).everywhere(depth, Flow.slanted(70).swaying(noise, 0.2, 70));
        trunks(sketch, random, noise, 16, 0.74, 0.010, 0x9aa878);
        foliage(sketch, random, 260, 0.12, 0.66, 0.012);
        floor(sketch, noise);
        path(sketch, noise);
        trunks(sketch, random, noise, 9, 0.84, 0.020, 0x5f6a58);
        foliage(sketch, random, 320, 0.0, 0.5, 0.016);
        near(sketch, noise, 0.10, 1.2, 0.060);
        near(sketch, noise, 0.90, 1.12, 0.050);
        near(sketch, noise, 0.77, 0.96, 0.026);
        foliage(sketch, random, 330, -0.05, 0.3, 0.019);
        undergrowth(sketch, random);
    }

    private void trunks(
            Sketch sketch, RandomGenerator random, Noise noise, int count, double foot, double half, int colour) {
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble();
            if (Math.abs(x - END_X) < 0.09) {
                continue;
            }
            double wide = half * random.nextDouble(0.6, 1.3);
            double lean = 0.04 * random.nextGaussian();
            double bottom = foot + 0.12 * Math.abs(x - END_X);
            sketch.attend(0.6)
                    .area(
                            Outline.upright(
                                    -0.05,
                                    bottom,
                                    y -> x + lean * (bottom - y) + 0.012 * noise.at(y * 4, x * 9),
                                    y -> wide * (0.75 + 0.35 * y)),
                            Tint.along(x - wide, 0, x + wide, 0, 0x3a4a44, colour, x < END_X ? 0xc9c894 : 0x4a5a4c),
                            Flow.upright());
        }
    }

    private void floor(Sketch sketch, Noise noise) {
        DoubleUnaryOperator edge = x -> END_Y + 0.02 + 0.16 * Math.abs(x - END_X) + 0.02 * noise.at(x * 7, 2);
        Tint ground = Tint.down(END_Y, 1.33, 0xa8b458, 0x6f8040, 0x44562f, 0x2a3626)
                .mottled(noise, 0.12, 0.04, 0xa8743a, 0.6)
                .mottled(noise, 0.07, 0.03, 0x2c4030, 0.6);
        sketch.attend(0.4)
                .area(Outline.below(1, 1.4, edge), ground, Flow.slanted(8).swaying(noise, 0.2, 40));
    }

    private void path(Sketch sketch, Noise noise) {
        DoubleUnaryOperator middle = y -> END_X + 0.03 * Math.sin((y - END_Y) * 8) + 0.12 * (y - END_Y);
        DoubleUnaryOperator half =
                y -> 0.012 + 0.42 * Math.pow(Math.max(0, y - END_Y), 1.25) + 0.012 * noise.at(y * 17, 5);
        Tint sand = Tint.down(END_Y, 1.33, 0xf7e6b4, 0xdcb888, 0xb89070, 0x8a6a58);
        Tint shade = Tint.down(END_Y, 1.33, 0xb0a080, 0x7f6f78, 0x5a4f62);
        sketch.attend(0.55)
                .area(
                        Outline.upright(END_Y + 0.01, 1.4, middle, half),
                        (x, y) -> sand.at(x, y)
                                .mix(shade.at(x, y), noise.rough(x * 3 + y, y * 13, 2) > 0.02 ? 0.85 : 0.05),
                        Flow.slanted(-5).swaying(noise, 0.2, 25));
    }

    private void near(Sketch sketch, Noise noise, double x, double foot, double half) {
        DoubleUnaryOperator width =
                y -> half * (0.8 + 0.9 * Math.pow(Math.max(0, 1 - (foot - y) * 7), 2) + 0.1 * noise.at(y * 9, x * 50));
        sketch.attend(0.8)
                .area(
                        Outline.upright(-0.05, foot, y -> x + 0.02 * noise.at(y * 2.2, x * 31), width),
                        (x < END_X
                                        ? Tint.along(x - half, 0, x + half, 0, 0x2b2622, 0x54443a, 0x8a6f52, 0xd9bc84)
                                        : Tint.along(x - half, 0, x + half, 0, 0xd9bc84, 0x8a6f52, 0x54443a, 0x2b2622))
                                .mottled(noise, 0.02, 0.08, 0x3a4a36, 0.6),
                        Flow.upright().swaying(noise, 0.1, 14));
    }

    private void foliage(Sketch sketch, RandomGenerator random, int count, double top, double bottom, double size) {
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble(-0.02, 1.02);
            double y = top + (bottom - top) * Math.pow(random.nextDouble(), 1.2);
            double light = Math.exp(-3.2 * Math.hypot(x - END_X, y - END_Y + 0.1));
            if (Math.hypot((x - END_X) * 1.3, y - END_Y + 0.1) < 0.15) {
                continue;
            }
            OklabColour dark = OklabColour.oneOf(random, 0x1f4034, 0x2f5a38, 0x44703a, 0x5a7a34);
            OklabColour bright = OklabColour.oneOf(random, 0xb9c850, 0xe3d970, 0xd9b048, 0x9ac060);
            double turn = random.nextDouble(-0.9, 0.9);
            double half = size * random.nextDouble(0.4, 1.3);
            sketch.touch(
                    dark.mix(bright, Math.min(1, 1.5 * light * random.nextDouble(0.3, 1.3))),
                    size * random.nextDouble(0.35, 0.65),
                    x - half * Math.cos(turn),
                    y - half * Math.sin(turn),
                    x + half * Math.cos(turn),
                    y + half * Math.sin(turn));
        }
    }

    private void undergrowth(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 260; i++) {
            double side = random.nextBoolean() ? 1 : -1;
            double y = 0.84 + 0.5 * random.nextDouble();
            double x = END_X
                    + 0.07
                    + 0.05 * side
                    + side * (0.05 + 0.42 * Math.pow(y - END_Y, 1.2) + 0.25 * random.nextDouble());
            double tall = 0.02 + 0.07 * (y - 0.8) * random.nextDouble(0.5, 2);
            OklabColour colour = OklabColour.oneOf(random, 0x2f4a2c, 0x4f6a30, 0x7f8a3a, 0xb09a40, 0x24382c, 0xa8623a);
            sketch.touch(colour, 0.004 + 0.004 * (y - 0.8), x, y, x + 0.3 * tall * random.nextGaussian(), y - tall);
        }
    }
}
