package blindbrush.standin;

import java.util.random.RandomGenerator;

/** A quiet room: a woman with her back to us, a window to the left, its light on the wall and the floor. */
final class FigureAtAWindow implements Scene {

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        Tint wall = Tint.along(0.1, 0.3, 1.05, 0.7, 0xb9b8a8, 0xa09f92, 0x80807a, 0x5f6060)
                .mottled(noise, 0.25, 0.25, 0x8f9088, 0.5);
        sketch.attend(0.3).everywhere(wall, Flow.slanted(60).swaying(noise, 0.2, 60));
        panel(sketch);
        floor(sketch, noise);
        window(sketch, noise);
        light(sketch, noise);
        table(sketch);
        woman(sketch, random, noise);
    }

    /** Wainscot and a picture in a dark frame. */
    private void panel(Sketch sketch) {
        sketch.attend(0.5)
                .area(
                        Outline.polygon(0.3, 0.86, 1.1, 0.86, 1.1, 1.08, 0.3, 1.06),
                        Tint.along(0.3, 0, 1, 0, 0xa8a698, 0x86857c, 0x63635e),
                        Flow.level());
        sketch.area(
                Outline.polygon(0.3, 0.852, 1.1, 0.854, 1.1, 0.866, 0.3, 0.864),
                Tint.along(0.3, 0, 1, 0, 0xcfcdbd, 0x8a8a82),
                Flow.level());
        sketch.attend(0.7)
                .area(
                        Outline.polygon(0.72, 0.24, 0.94, 0.235, 0.94, 0.49, 0.72, 0.485),
                        Tint.flat(0x4a3a2a),
                        Flow.level());
        sketch.area(
                Outline.polygon(0.737, 0.258, 0.922, 0.254, 0.922, 0.472, 0.737, 0.468),
                Tint.down(0.25, 0.47, 0xa9a890, 0x8f9080, 0x5a5c48, 0x4a4a3c),
                Flow.level());
    }

    private void floor(Sketch sketch, Noise noise) {
        sketch.attend(0.4)
                .area(
                        Outline.polygon(-0.1, 1.2, 0.29, 1.055, 1.1, 1.08, 1.1, 1.4, -0.1, 1.4),
                        Tint.down(1.05, 1.33, 0x6f5f4c, 0x5a4a3c, 0x3a302a).mottled(noise, 0.3, 0.02, 0x80694f, 0.5),
                        Flow.slanted(3));
        for (int i = 0; i < 7; i++) {
            double x = 0.1 + 0.17 * i;
            sketch.touch(OklabColour.of(0x483a2f), 0.002, x, 1.07, x + 0.55 * (x - 0.5), 1.4);
        }
    }

    private void window(Sketch sketch, Noise noise) {
        sketch.attend(0.3)
                .area(
                        Outline.polygon(-0.1, 0.0, 0.3, 0.0, 0.29, 1.07, -0.1, 1.22),
                        Tint.along(0, 0, 0.3, 0, 0x6a6b66, 0x8a8a80),
                        Flow.upright());
        Tint outside =
                Tint.down(0.15, 0.75, 0xf2f3ea, 0xeaeee6, 0xd3dccf, 0xb4c2a8).mottled(noise, 0.08, 0.1, 0xc9d3c4, 0.5);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                double left = 0.045 + 0.1 * column;
                double right = left + 0.085;
                double top = 0.14 + 0.245 * row;
                sketch.attend(0.7)
                        .area(
                                Outline.polygon(
                                        left,
                                        top - 0.12 * (0.25 - left),
                                        right,
                                        top - 0.12 * (0.25 - right),
                                        right,
                                        top + 0.19 + 0.06 * (0.25 - right),
                                        left,
                                        top + 0.19 + 0.06 * (0.25 - left)),
                                outside,
                                Flow.slanted(70));
            }
        }
        sketch.attend(0.6)
                .area(
                        Outline.smooth(0.235, 0.02, 0.3, 0.02, 0.315, 0.4, 0.3, 0.84, 0.25, 0.85, 0.255, 0.5),
                        Tint.along(0.22, 0, 0.31, 0, 0xf4f0e2, 0xd3cebc, 0xa8a496)
                                .mottled(noise, 0.012, 0.3, 0x9a978a, 0.6),
                        Flow.upright());
        sketch.area(
                Outline.polygon(-0.1, 0.83, 0.3, 0.79, 0.31, 0.82, -0.1, 0.88), Tint.flat(0xdedccc), Flow.slanted(-6));
    }

    private void light(Sketch sketch, Noise noise) {
        sketch.attend(0.5)
                .area(
                        Outline.polygon(0.3, 1.12, 0.52, 1.11, 0.72, 1.25, 0.38, 1.28),
                        Tint.along(0.3, 1.1, 0.72, 1.27, 0xe6d4a4, 0xb59c74).mottled(noise, 0.1, 0.03, 0x8a7458, 0.4),
                        Flow.slanted(3));
    }

    private void table(Sketch sketch) {
        sketch.attend(0.7)
                .area(
                        Outline.polygon(0.68, 0.905, 1.1, 0.9, 1.1, 0.96, 0.63, 0.955),
                        Tint.along(0.63, 0, 1, 0, 0xc9b48c, 0x7a5f42, 0x4a382a),
                        Flow.level());
        sketch.area(
                Outline.polygon(0.66, 0.955, 1.1, 0.958, 1.1, 1.0, 0.665, 0.985), Tint.flat(0x3a2a20), Flow.level());
        sketch.area(
                Outline.polygon(0.68, 0.98, 0.71, 0.98, 0.7, 1.26, 0.685, 1.26), Tint.flat(0x3f2e22), Flow.upright());
        sketch.area(
                Outline.smooth(
                        0.8, 0.83, 0.81, 0.79, 0.845, 0.785, 0.86, 0.83, 0.885, 0.88, 0.86, 0.928, 0.8, 0.928, 0.778,
                        0.88),
                Tint.round(0.83, 0.87, 0.06, 0.08, -0.8, -0.2, 0x6a6a66, 0xb0b0a6, 0xf3f2e6),
                Flow.around(0.83, 0.8));
    }

    private void woman(Sketch sketch, RandomGenerator random, Noise noise) {
        Tint cloth = Tint.along(0.36, 0, 0.64, 0, 0x7a7d84, 0x4a4c54, 0x2c2d33, 0x1f2025)
                .mottled(noise, 0.025, 0.2, 0x24252b, 0.6);
        sketch.attend(0.75)
                .area(
                        Outline.smooth(
                                0.43, 0.8, 0.57, 0.79, 0.625, 0.95, 0.665, 1.24, 0.56, 1.265, 0.42, 1.26, 0.345, 1.235,
                                0.38, 0.96),
                        cloth,
                        Flow.upright().swaying(noise, 0.2, 14));
        sketch.attend(0.95)
                .area(
                        Outline.smooth(
                                0.462, 0.51, 0.53, 0.512, 0.585, 0.54, 0.61, 0.63, 0.615, 0.75, 0.585, 0.8, 0.562, 0.72,
                                0.565, 0.82, 0.435, 0.82, 0.425, 0.72, 0.4, 0.8, 0.372, 0.75, 0.382, 0.63, 0.405, 0.54),
                        cloth,
                        Flow.slanted(80));
        sketch.area(
                Outline.smooth(
                        0.468, 0.44, 0.522, 0.44, 0.522, 0.505, 0.545, 0.53, 0.495, 0.55, 0.448, 0.53, 0.468, 0.505),
                Tint.along(0.46, 0, 0.53, 0, 0xf0d6ba, 0xc49c80, 0x80604e),
                Flow.upright());
        sketch.area(
                Outline.smooth(
                        0.442, 0.39, 0.462, 0.335, 0.5, 0.32, 0.54, 0.345, 0.55, 0.4, 0.532, 0.455, 0.496, 0.47, 0.456,
                        0.45),
                Tint.along(0.44, 0.36, 0.55, 0.42, 0x9a7048, 0x5a3c28, 0x2a1d18)
                        .mottled(noise, 0.012, 0.05, 0x3a261c, 0.5),
                Flow.around(0.5, 0.34));
        sketch.area(
                Outline.lump(random, 0.505, 0.36, 0.034, 0.03, 0.08),
                Tint.round(0.505, 0.36, 0.034, 0.03, -0.6, -0.5, 0x24180f, 0x5a3c28, 0xa87c50),
                Flow.around(0.505, 0.36));
        sketch.touch(OklabColour.of(0xe6c4a4), 0.009, 0.443, 0.405, 0.445, 0.425);
        sketch.touch(OklabColour.of(0xd9d6c8), 0.004, 0.455, 0.532, 0.495, 0.55, 0.54, 0.532);
    }
}
