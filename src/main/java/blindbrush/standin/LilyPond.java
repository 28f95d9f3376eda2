package blindbrush.standin;

import java.util.random.RandomGenerator;

/** Water that holds a willow and an evening sky, and lilies lying on both. */
final class LilyPond implements Scene {

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint sky = Tint.down(0, 1, 0x5f7fae, 0x8f8fc4, 0xd9a8b4, 0xf3c9a4, 0x9fa0c8);
        Tint willow = Tint.down(0, 1, 0x1f4a44, 0x2f6a54, 0x4f7f5a, 0x34546a);
        Tint water = (x, y) -> {
            double hanging =
                    noise.rough(x * 5, y * 0.9, 3) * 2.3 + 0.35 - 1.1 * Math.exp(-Math.pow((x - 0.6 - 0.1 * y) * 4, 2));
            return sky.at(x, y).mix(willow.at(x, y), Math.min(0.92, Math.max(0.05, 0.5 + hanging)));
        };
        sketch.attend(0.35).everywhere(water, Flow.upright().swaying(noise, 0.25, 22));
        willows(sketch, random);
        ripples(sketch, random);
        double[][] beds = {
            {0.18, 0.17, 0.10, 6},
            {0.78, 0.27, 0.12, 7},
            {0.34, 0.45, 0.16, 9},
            {0.86, 0.58, 0.14, 8},
            {0.16, 0.75, 0.18, 9},
            {0.66, 0.86, 0.24, 12}
        };
        for (double[] bed : beds) {
            pads(sketch, random, bed[0], bed[1], bed[2], (int) bed[3]);
        }
    }

    private void willows(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 120; i++) {
            double x = random.nextDouble();
            if (Math.abs(x - 0.62) < 0.14) {
                continue;
            }
            double y = random.nextDouble(-0.05, 0.6);
            double tall = random.nextDouble(0.06, 0.2);
            double sway = 0.012 * random.nextGaussian();
            OklabColour colour = OklabColour.oneOf(random, 0x2a5a48, 0x4f8a58, 0x7fa860, 0x24445a, 0x5a6aa0)
                    .mix(OklabColour.of(0x3f6a78), 0.3 + 0.4 * random.nextDouble());
            sketch.touch(
                    colour, random.nextDouble(0.004, 0.012), x, y, x + sway, y + tall / 2, x + 0.3 * sway, y + tall);
        }
    }

    private void ripples(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 90; i++) {
            double x = 0.62 + 0.16 * random.nextGaussian();
            double y = random.nextDouble();
            double half = (0.008 + 0.025 * y) * random.nextDouble(0.4, 1.6);
            OklabColour colour = OklabColour.oneOf(random, 0xf6d3b0, 0xe3b4c0, 0xb9b0dc, 0xfae6c4, 0x8f9fd0)
                    .mix(OklabColour.of(0xa88fb0), 0.55 * random.nextDouble());
            sketch.touch(colour, 0.003 + 0.004 * y, x - half, y, x, y + 0.004 * random.nextGaussian(), x + half, y);
        }
    }

    private void pads(Sketch sketch, RandomGenerator random, double x, double y, double reach, int count) {
        for (int i = 0; i < count; i++) {
            double px = x + reach * 0.75 * random.nextGaussian();
            double py = y + reach * 0.2 * random.nextGaussian();
            double half = (0.025 + 0.035 * y) * random.nextDouble(0.8, 1.3);
            double thin = half * (0.3 + 0.12 * y);
            sketch.attend(0.5)
                    .area(Outline.ellipse(px, py + 0.5 * thin, half, thin), Tint.flat(0x2a4054), Flow.level());
            sketch.attend(0.8)
                    .area(
                            Outline.lump(random, px, py, half, thin, 0.1),
                            Tint.along(px - half, py - thin, px + half, py + thin, pad(random), 0x5f8f6a, 0x3f6f66),
                            Flow.level());
            sketch.touch(
                    OklabColour.oneOf(random, 0xcfe0a8, 0xb4d0b0, 0xe8d9b4).mix(OklabColour.of(0x6f9f7a), 0.45),
                    0.0035,
                    px - 0.7 * half,
                    py - 0.5 * thin,
                    px,
                    py - 0.85 * thin,
                    px + 0.6 * half,
                    py - 0.55 * thin);
        }
        for (int i = 0; i < 1 + count / 4; i++) {
            bloom(
                    sketch,
                    random,
                    x + 0.6 * reach * random.nextGaussian(),
                    y + 0.15 * reach * random.nextGaussian(),
                    0.016 + 0.024 * y);
        }
    }

    private static int pad(RandomGenerator random) {
        int[] lights = {0xa8c47a, 0x8fb48f, 0xc4c87a, 0x9ab8a8};
        return lights[random.nextInt(lights.length)];
    }

    private void bloom(Sketch sketch, RandomGenerator random, double x, double y, double size) {
        for (int i = 0; i < 11; i++) {
            double angle = -Math.PI * (i + 0.5) / 11 + 0.1 * random.nextGaussian();
            OklabColour petal = OklabColour.oneOf(random, 0xfff4f0, 0xf6c4cc, 0xe590a8, 0xfbe0da);
            sketch.touch(petal, 0.2 * size, x, y, x + size * Math.cos(angle), y + 0.75 * size * Math.sin(angle));
        }
        for (int i = 0; i < 5; i++) {
            double side = size * random.nextDouble(-0.8, 0.8);
            sketch.touch(
                    OklabColour.oneOf(random, 0xc8607f, 0xf0a8b8),
                    0.18 * size,
                    x + 0.2 * side,
                    y + 0.1 * size,
                    x + side,
                    y + 0.2 * size);
        }
        sketch.touch(OklabColour.of(0xf2c040), 0.16 * size, x, y - 0.12 * size, x + 0.1 * size, y - 0.12 * size);
    }
}
