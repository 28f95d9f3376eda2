package blindbrush.standin;

import java.util.random.RandomGenerator;

/** Roofs stepping down a hill, seen from an upper window. */
final class RoofsOfTheOldTown implements Scene {

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        sketch.attend(0.3).everywhere(Tint.down(0, 0.5, 0xe7cf9c, 0xefd9ae, 0xf3e3c2), Flow.slanted(-10));
        sketch.attend(0.6).area(Outline.ellipse(0.73, 0.17, 0.075, 0.075), Tint.flat(0xd9583a), Flow.level());
        sketch.area(
                Outline.below(1, 1.4, x -> 0.42 - 0.12 * Math.sin(2.6 * x + 0.4) + 0.02 * noise.rough(x * 6, 1, 2)),
                Tint.flat(0x8fa39a),
                Flow.slanted(12));
        dome(sketch, 0.27, 0.38, 0.095);
        for (int row = 0; row < 7; row++) {
            double size = 0.085 + 0.024 * row;
            double y = 0.43 + 0.055 * row + 0.013 * row * row;
            double x = -0.08 + 0.05 * random.nextDouble();
            while (x < 1.05) {
                double wide = size * random.nextDouble(0.9, 1.7);
                house(sketch, random, x, y + 0.3 * size * random.nextDouble(-1, 1), wide, size);
                x += wide * random.nextDouble(0.75, 0.95);
            }
        }
        birds(sketch, random);
    }

    private void dome(Sketch sketch, double x, double y, double size) {
        sketch.area(
                Outline.polygon(x - size * 0.8, y + 0.2, x - size * 0.8, y, x + size * 0.8, y, x + size * 0.8, y + 0.2),
                Tint.along(x - size, 0, x + size, 0, 0xe8d5ae, 0xc9a982),
                Flow.upright());
        sketch.area(
                Outline.smooth(
                        x - size * 0.85,
                        y + 0.01,
                        x - size * 0.8,
                        y - size * 0.7,
                        x - size * 0.3,
                        y - size * 1.3,
                        x,
                        y - size * 1.45,
                        x + size * 0.3,
                        y - size * 1.3,
                        x + size * 0.8,
                        y - size * 0.7,
                        x + size * 0.85,
                        y + 0.01),
                (px, py) -> OklabColour.of(px < x + 0.1 * size ? 0x5f9a94 : 0x3f746f),
                Flow.slanted(70));
        sketch.area(
                Outline.polygon(
                        x - 0.012,
                        y - size * 1.4,
                        x - 0.01,
                        y - size * 1.8,
                        x,
                        y - size * 2.1,
                        x + 0.01,
                        y - size * 1.8,
                        x + 0.012,
                        y - size * 1.4),
                Tint.flat(0x3f746f),
                Flow.upright());
    }

    private void house(Sketch sketch, RandomGenerator random, double x, double y, double wide, double size) {
        OklabColour wall = OklabColour.oneOf(random, 0xf1e2c4, 0xe3c49a, 0xd9d5c4, 0xefc9a0, 0xc9cfc4, 0xe8b48a);
        OklabColour roof = OklabColour.oneOf(random, 0xc2553a, 0xb0452f, 0xd4744a, 0x9a4a3c, 0x6a6a78, 0xc9623c);
        double lean = wide * random.nextDouble(0.16, 0.3);
        double ridge = y - size * random.nextDouble(0.45, 0.75);
        boolean gable = random.nextInt(3) == 0;
        sketch.attend(0.8)
                .area(
                        Outline.polygon(x, y, x + wide, y, x + wide, y + 1.6 * size, x, y + 1.6 * size),
                        (px, py) -> px > x + 0.72 * wide && !gable ? wall.lighter(-0.1) : wall,
                        Flow.upright());
        if (gable) {
            sketch.area(
                    Outline.polygon(
                            x - 0.02,
                            y + 0.02,
                            x + wide / 2,
                            ridge - 0.02,
                            x + wide + 0.02,
                            y + 0.02,
                            x + wide,
                            y + 0.05,
                            x + wide / 2,
                            ridge + 0.02,
                            x,
                            y + 0.05),
                    Tint.flat(roof),
                    Flow.slanted(40));
            sketch.area(
                    Outline.polygon(x + 0.01, y + 0.045, x + wide / 2, ridge + 0.02, x + wide - 0.01, y + 0.045),
                    Tint.flat(wall),
                    Flow.upright());
        } else {
            sketch.area(
                    Outline.polygon(
                            x - 0.015,
                            y + 0.015,
                            x + lean,
                            ridge,
                            x + wide - 0.3 * lean,
                            ridge + 0.005,
                            x + wide + 0.015,
                            y + 0.02),
                    Tint.flat(roof),
                    Flow.slanted(75));
            tiles(sketch, random, x, y, wide, ridge, lean, roof);
        }
        chimney(sketch, random, x + wide * random.nextDouble(0.3, 0.7), ridge, size);
        windows(sketch, random, x, y, wide, size);
    }

    private void tiles(
            Sketch sketch,
            RandomGenerator random,
            double x,
            double y,
            double wide,
            double ridge,
            double lean,
            OklabColour roof) {
        for (int i = 0; i < 14; i++) {
            double down = random.nextDouble(0.12, 0.9);
            double px = x + lean * (1 - down) + 0.02 + (wide - 1.4 * lean) * random.nextDouble();
            double py = ridge + (y - ridge) * down;
            sketch.touch(roof.lighter(random.nextBoolean() ? 0.07 : -0.09), 0.0025, px, py, px - 0.004, py + 0.014);
        }
    }

    private void chimney(Sketch sketch, RandomGenerator random, double x, double ridge, double size) {
        double half = 0.09 * size;
        double top = ridge - size * random.nextDouble(0.2, 0.36);
        sketch.area(
                Outline.polygon(
                        x - half, ridge + 0.2 * size, x - half, top, x + half, top, x + half, ridge + 0.2 * size),
                Tint.flat(OklabColour.oneOf(random, 0xa8664a, 0xd9c4a0, 0x8a5a4a)),
                Flow.upright());
        sketch.area(
                Outline.polygon(
                        x - 1.4 * half,
                        top + 0.01,
                        x - 1.4 * half,
                        top - 0.008,
                        x + 1.4 * half,
                        top - 0.008,
                        x + 1.4 * half,
                        top + 0.01),
                Tint.flat(0x5a4a48),
                Flow.level());
    }

    private void windows(Sketch sketch, RandomGenerator random, double x, double y, double wide, double size) {
        int count = Math.max(1, (int) (wide / (0.42 * size)));
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < count; i++) {
                double cx = x + wide * (i + 0.5) / count + 0.02 * size * random.nextGaussian();
                double top = y + size * (0.28 + 0.55 * row);
                double half = 0.085 * size;
                OklabColour glass = OklabColour.oneOf(random, 0x3f5660, 0x2f4450, 0x56707a, 0xe9c46a);
                sketch.area(
                        Outline.polygon(
                                cx - half,
                                top,
                                cx + half,
                                top,
                                cx + half,
                                top + 0.3 * size,
                                cx - half,
                                top + 0.3 * size),
                        Tint.flat(glass),
                        Flow.upright());
                if (random.nextInt(3) > 0) {
                    shutters(sketch, random, cx, top, half, size);
                }
            }
        }
    }

    private void shutters(Sketch sketch, RandomGenerator random, double cx, double top, double half, double size) {
        OklabColour paint = OklabColour.oneOf(random, 0x4a7a70, 0x6f8f86, 0x86584a);
        sketch.touch(paint, 0.4 * half, cx - 1.5 * half, top + 0.02 * size, cx - 1.5 * half, top + 0.28 * size);
        sketch.touch(paint, 0.4 * half, cx + 1.5 * half, top + 0.02 * size, cx + 1.5 * half, top + 0.28 * size);
    }

    private void birds(Sketch sketch, RandomGenerator random) {
        for (int i = 0; i < 7; i++) {
            double x = 0.42 + 0.16 * random.nextDouble();
            double y = 0.1 + 0.12 * random.nextDouble();
            double span = 0.012 + 0.006 * random.nextDouble();
            sketch.touch(
                    OklabColour.of(0x2a282c),
                    0.0022,
                    x - span,
                    y - 0.006,
                    x - 0.3 * span,
                    y - 0.008,
                    x,
                    y,
                    x + 0.4 * span,
                    y - 0.009,
                    x + span,
                    y - 0.004);
        }
    }
}
