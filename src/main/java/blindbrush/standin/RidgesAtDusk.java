package blindbrush.standin;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Mountains one behind another after sunset, above a lake. */
final class RidgesAtDusk implements Scene {

    private static final double SHORE = 0.78;
    private static final double SUN_X = 0.86;

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint sky = Tint.down(0, 0.6, 0x2f3f6e, 0x5c5f94, 0xa27a9b, 0xe39a83, 0xf6c987)
                .glowing(SUN_X, 0.52, 0.34, 0xffe9b0, 0.9);
        sketch.attend(0.2).everywhere(sky, Flow.slanted(-8).swaying(noise, 0.5, 30));
        clouds(sketch, random, noise);
        range(
                sketch, noise, 1, 0.56, 0x8d7ba6, 0xf7bd9c, 0.2, 0.2, 0.3, 0.52, 0.3, 0.36, 0.98, 0.17, 0.3, 1.3, 0.24,
                0.3);
        range(
                sketch, noise, 2, 0.66, 0x5a5688, 0xb98a9a, -0.05, 0.3, 0.4, 0.34, 0.16, 0.3, 0.8, 0.22, 0.36, 1.14,
                0.12, 0.3);
        range(sketch, noise, 3, 0.76, 0x34406a, 0x77688c, 0.12, 0.15, 0.3, 0.5, 0.09, 0.3, 1.28, 0.22, 0.4);
        lake(sketch, random, noise, sky);
        bank(sketch, random, noise);
    }

    private void clouds(Sketch sketch, RandomGenerator random, Noise noise) {
        for (int i = 0; i < 9; i++) {
            double y = 0.1 + 0.36 * random.nextDouble();
            double x = random.nextDouble(sketch.width());
            double width = 0.1 + 0.25 * random.nextDouble();
            Tint tint = Tint.down(y - 0.03, y + 0.025, 0x6c6594, 0xb97f93, 0xf2a880)
                    .glowing(SUN_X, 0.5, 0.3, 0xffd9a0, 0.7);
            sketch.area(
                    Outline.lump(random, x, y, width, 0.012 + 0.02 * random.nextDouble(), 0.4),
                    tint,
                    Flow.slanted(-4).swaying(noise, 0.2, 20));
        }
    }

    /** A chain of mountains: light on the flanks that face the sun, the blue of distance on the others, mist below. */
    private void range(Sketch sketch, Noise noise, int number, double foot, int shadow, int light, double... peaks) {
        DoubleUnaryOperator crest = x -> {
            double rise = 0.02;
            for (int i = 0; i < peaks.length; i += 3) {
                rise = Math.max(rise, peaks[i + 1] * (1 - Math.abs(x - peaks[i]) / peaks[i + 2]));
            }
            return foot - rise - (0.018 + 0.12 * rise) * noise.rough(x * 7 + 7.7 * number, number, 4);
        };
        OklabColour mist = OklabColour.of(light).mix(OklabColour.of(0xe8b9a6), 0.4);
        Tint tint = (x, y) -> {
            double facing = facing(noise, number, x, y, foot, peaks);
            OklabColour rock = OklabColour.of(shadow)
                    .mix(OklabColour.of(light), facing)
                    .lighter(0.05 * noise.rough(x * 16, y * 16, 2));
            return rock.mix(mist, Math.max(0, Math.min(0.7, (y - foot + 0.06) * 6)));
        };
        sketch.attend(0.5 + 0.1 * number)
                .area(
                        Outline.below(sketch.width(), 1.1, crest),
                        tint,
                        (x, y) -> facing(noise, number, x, y, foot, peaks) > 0.5 ? 0.85 : -0.9);
    }

    /** How much a place faces the sun: right of the ridge that wanders down from the nearest summit, or left of it. */
    private static double facing(Noise noise, int number, double x, double y, double foot, double... peaks) {
        double highest = -1;
        double side = 0;
        for (int i = 0; i < peaks.length; i += 3) {
            double rise = peaks[i + 1] * (1 - Math.abs(x - peaks[i]) / peaks[i + 2]);
            if (rise > highest) {
                highest = rise;
                double fall = y - (foot - peaks[i + 1]);
                side = x - peaks[i] + 0.25 * fall - (0.02 + 0.7 * fall) * noise.rough(y * 13, 5 * number + i, 3);
            }
        }
        double spurs = 0.05 * noise.rough(x * 11 - y * 7, y * 6 + number, 2);
        return Math.min(1, Math.max(0, 0.5 + (side + spurs) * 14));
    }

    private void lake(Sketch sketch, RandomGenerator random, Noise noise, Tint sky) {
        Tint mirrored = (x, y) -> sky.at(x, SHORE - 0.15 - 1.4 * (y - SHORE))
                .lighter(-0.06)
                .mix(OklabColour.of(0x3c4569), 0.25 + 0.3 * noise.rough(x * 3, y * 26, 2));
        sketch.attend(0.4)
                .area(
                        Outline.below(sketch.width(), 1.1, x -> SHORE + 0.006 * noise.at(x * 4, 3)),
                        mirrored,
                        Flow.level().swaying(noise, 0.3, 6));
        for (int i = 0; i < 26; i++) {
            double y = SHORE + 0.02 + 0.2 * random.nextDouble();
            double x = SUN_X + (0.03 + 0.5 * (y - SHORE)) * random.nextGaussian();
            double half = 0.012 + 0.04 * random.nextDouble();
            sketch.touch(
                    OklabColour.oneOf(random, 0xffd9a0, 0xf6b98a, 0xffedc4), 0.0045, x - half, y, x, y, x + half, y);
        }
    }

    private void bank(Sketch sketch, RandomGenerator random, Noise noise) {
        DoubleUnaryOperator ground = x -> 0.93 + 0.05 * noise.rough(x * 2 + 40, 8, 3) - 0.16 * Math.max(0, 0.5 - x);
        for (int i = 0; i < 17; i++) {
            double x = i < 12 ? random.nextDouble(-0.02, 0.42) : random.nextDouble(1.1, 1.34);
            fir(sketch, random, x, ground.applyAsDouble(x) + 0.03, 0.13 + 0.2 * random.nextDouble());
        }
        sketch.attend(0.5)
                .area(
                        Outline.below(sketch.width(), 1.1, ground),
                        Tint.flat(0x1d2536).mottled(noise, 0.1, 0.04, 0x4a3d4c, 0.7),
                        Flow.slanted(12).swaying(noise, 0.1, 40));
    }

    private void fir(Sketch sketch, RandomGenerator random, double x, double foot, double tall) {
        double[] xy = new double[26];
        for (int i = 0; i < 13; i++) {
            int tier = Math.min(i, 12 - i);
            double reach = (tier % 2 == 0 ? 0.45 : 1) * tall * 0.05 * tier * random.nextDouble(0.7, 1.2);
            xy[2 * i] = x + (i < 6 ? -reach : reach);
            xy[2 * i + 1] = tier == 6 ? foot : foot - tall * (1 - tier / 6.0);
        }
        xy[0] = x;
        xy[24] = x;
        sketch.attend(0.8)
                .area(Outline.polygon(xy), Tint.down(foot - tall, foot, 0x2a3148, 0x141b2b), Flow.slanted(65));
    }
}
