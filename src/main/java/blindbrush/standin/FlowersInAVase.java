package blindbrush.standin;

import java.util.random.RandomGenerator;

/** Peonies, daisies and a few stalks of delphinium in a glazed vase, one petal fallen. */
final class FlowersInAVase implements Scene {

    private static final int[][] PEONIES = {
        {0x8e2f45, 0xc9607a, 0xf0a9b0},
        {0xb07a70, 0xe8b8a4, 0xfbe6d4},
        {0x7a1f2c, 0xb53a3a, 0xe87a5c},
        {0xb89a6a, 0xf0dcae, 0xfffaea}
    };

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint wall = Tint.along(0, 0, 1, 1.1, 0x6a6a52, 0x4a4c40, 0x2f3230, 0x242628)
                .mottled(noise, 0.3, 0.3, 0x5c5640, 0.5);
        sketch.attend(0.2).everywhere(wall, Flow.slanted(55).swaying(noise, 0.3, 60));
        sketch.attend(0.4)
                .area(
                        Outline.below(1, 1.4, x -> 1.08 + 0.02 * x),
                        Tint.along(0, 1.1, 1, 1.3, 0xb08a5e, 0x8a6544, 0x50382c)
                                .mottled(noise, 0.3, 0.02, 0x6a4a34, 0.5),
                        Flow.slanted(2));
        sketch.area(Outline.ellipse(0.64, 1.17, 0.24, 0.035), Tint.flat(0x2e221e), Flow.level());
        leaves(sketch, random, 26);
        vase(sketch, noise);
        delphiniums(sketch, random);
        leaves(sketch, random, 10);
        blooms(sketch, random);
        petals(sketch, random);
    }

    private void vase(Sketch sketch, Noise noise) {
        sketch.attend(0.8)
                .area(
                        Outline.smooth(
                                0.43, 0.74, 0.57, 0.74, 0.555, 0.8, 0.61, 0.88, 0.635, 0.99, 0.59, 1.11, 0.545, 1.165,
                                0.455, 1.165, 0.41, 1.11, 0.365, 0.99, 0.39, 0.88, 0.445, 0.8),
                        Tint.round(0.5, 0.98, 0.145, 0.3, -0.62, -0.3, 0x1c2a3c, 0x2f4f6a, 0x5f8fa6, 0xb9d3d6)
                                .mottled(noise, 0.05, 0.07, 0x3a5a86, 0.4),
                        Flow.around(0.5, 0.6));
        sketch.touch(OklabColour.of(0xf7fbf4), 0.008, 0.425, 0.93, 0.418, 0.97, 0.42, 1.01);
        sketch.touch(OklabColour.of(0xdfeef0), 0.005, 0.455, 0.79, 0.45, 0.82);
        sketch.touch(OklabColour.of(0xb08a5e), 0.006, 0.585, 1.06, 0.56, 1.12);
    }

    private void leaves(Sketch sketch, RandomGenerator random, int count) {
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble(-Math.PI * 1.08, Math.PI * 0.08);
            double reach = 0.3 * random.nextDouble(0.75, 1.12);
            double x = 0.5 + 1.05 * reach * Math.cos(angle);
            double y = 0.56 + 1.1 * reach * Math.sin(angle) + 0.1;
            double length = 0.06 + 0.05 * random.nextDouble();
            double turn = angle + 0.5 * random.nextGaussian();
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            double half = 0.3 * length;
            sketch.attend(0.6)
                    .area(
                            Outline.smooth(
                                    x - cos * length,
                                    y - sin * length,
                                    x - sin * half,
                                    y + cos * half,
                                    x + cos * length,
                                    y + sin * length,
                                    x + sin * half,
                                    y - cos * half),
                            Tint.along(x - length, y - length, x + length, y + length, 0x8aa060, 0x4a6a44, 0x22382e),
                            Flow.slanted(Math.toDegrees(turn)));
        }
    }

    private void delphiniums(Sketch sketch, RandomGenerator random) {
        double[][] stalks = {{0.34, 0.42, 0.2, 0.1}, {0.66, 0.4, 0.77, 0.07}, {0.52, 0.35, 0.53, 0.05}};
        for (double[] stalk : stalks) {
            sketch.touch(OklabColour.of(0x5a7a4a), 0.006, 0.5, 0.78, stalk[0], stalk[1], stalk[2], stalk[3]);
            for (int i = 0; i < 60; i++) {
                double up = i / 60.0;
                double x = stalk[0] + (stalk[2] - stalk[0]) * up + 0.035 * (1.15 - up) * random.nextGaussian();
                double y = stalk[1] + (stalk[3] - stalk[1]) * up;
                double turn = random.nextDouble(Math.PI);
                double half = 0.011 * (1.3 - up);
                OklabColour colour = OklabColour.oneOf(random, 0x3f4fa0, 0x5f6fc4, 0x8a8ad6, 0x7a5ab0, 0xb9b9ea);
                sketch.touch(
                        colour,
                        0.009 * (1.25 - up),
                        x - half * Math.cos(turn),
                        y - half * Math.sin(turn),
                        x + half * Math.cos(turn),
                        y + half * Math.sin(turn));
            }
        }
    }

    private void blooms(Sketch sketch, RandomGenerator random) {
        double[][] places = {
            {0.28, 0.43, 0.078}, {0.735, 0.42, 0.07}, {0.42, 0.31, 0.09}, {0.61, 0.29, 0.065}, {0.21, 0.6, 0.066},
            {0.79, 0.58, 0.092}, {0.65, 0.71, 0.066}, {0.35, 0.7, 0.095}, {0.57, 0.48, 0.125}, {0.4, 0.52, 0.08}
        };
        for (int i = 0; i < places.length; i++) {
            peony(sketch, random, places[i][0], places[i][1], places[i][2], PEONIES[i % PEONIES.length]);
            if (i % 2 == 0) {
                daisy(
                        sketch,
                        random,
                        places[i][0] + 0.1 * random.nextGaussian(),
                        places[i][1] - 0.1 * random.nextDouble(),
                        0.034);
            }
        }
        daisy(sketch, random, 0.5, 0.66, 0.042);
        daisy(sketch, random, 0.68, 0.6, 0.036);
    }

    /** Rings of petals round a deep heart, lit from the upper left. */
    private void peony(Sketch sketch, RandomGenerator random, double x, double y, double size, int... colours) {
        sketch.attend(0.75)
                .area(
                        Outline.lump(random, x, y, size, size * 0.9, 0.12),
                        Tint.round(x, y, size, size, -0.5, -0.6, colours),
                        Flow.around(x, y));
        for (int ring = 0; ring < 3; ring++) {
            double reach = size * (0.82 - 0.27 * ring);
            int count = 11 - 2 * ring;
            for (int i = 0; i < count; i++) {
                double angle = 2 * Math.PI * (i + 0.4 * random.nextGaussian()) / count;
                double facing = -0.5 * Math.cos(angle) - 0.7 * Math.sin(angle) + 0.35 * random.nextGaussian();
                OklabColour petal = OklabColour.of(colours[1])
                        .mix(OklabColour.of(facing > 0 ? colours[2] : colours[0]), Math.min(1, Math.abs(facing)));
                double px = x + reach * Math.cos(angle);
                double py = y + reach * 0.88 * Math.sin(angle);
                double tx = -0.3 * size * Math.sin(angle);
                double ty = 0.3 * size * Math.cos(angle);
                sketch.touch(
                        petal,
                        0.15 * size,
                        px - tx,
                        py - ty,
                        px + 0.12 * reach * Math.cos(angle),
                        py + 0.12 * reach * Math.sin(angle),
                        px + tx,
                        py + ty);
            }
        }
        sketch.touch(OklabColour.of(colours[0]).lighter(-0.05), 0.12 * size, x, y, x + 0.1 * size, y + 0.06 * size);
    }

    private void daisy(Sketch sketch, RandomGenerator random, double x, double y, double size) {
        double turn = random.nextDouble(1);
        for (int i = 0; i < 13; i++) {
            double angle = turn + 2 * Math.PI * i / 13;
            OklabColour petal = OklabColour.oneOf(random, 0xfffdf2, 0xeee9dc, 0xd6d8dc);
            sketch.touch(
                    petal,
                    0.17 * size,
                    x + 0.3 * size * Math.cos(angle),
                    y + 0.25 * size * Math.sin(angle),
                    x + size * random.nextDouble(0.85, 1.1) * Math.cos(angle),
                    y + 0.8 * size * Math.sin(angle));
        }
        sketch.touch(OklabColour.of(0xe0a030), 0.28 * size, x - 0.02 * size, y, x + 0.05 * size, y);
        sketch.touch(OklabColour.of(0xa86a20), 0.12 * size, x, y + 0.16 * size, x + 0.12 * size, y + 0.12 * size);
    }

    private void petals(Sketch sketch, RandomGenerator random) {
        double[][] places = {{0.24, 1.19}, {0.3, 1.22}, {0.74, 1.24}};
        for (double[] place : places) {
            sketch.touch(
                    OklabColour.of(0x3a2a22),
                    0.014,
                    place[0] + 0.006,
                    place[1] + 0.01,
                    place[0] + 0.05,
                    place[1] + 0.013);
            sketch.touch(
                    OklabColour.oneOf(random, 0xf0a9b0, 0xfbe6d4),
                    0.014,
                    place[0],
                    place[1],
                    place[0] + 0.02,
                    place[1] - 0.008,
                    place[0] + 0.04,
                    place[1]);
        }
    }
}
