package blindbrush.standin;

import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.util.random.RandomGenerator;

/** Rings cut by planes, each crossing answered by a change of colour. */
final class ArcsAndPlanes implements Scene {

    private static final int[] WARM = {0xd9472f, 0xe8863a, 0xf0bf4f, 0xb5324a, 0xf3dfb0, 0x8a3a3c};
    private static final int[] COOL = {0x24547a, 0x3f8f96, 0x87b8a8, 0x2d2f5c, 0x6f6fae, 0xd3e0d0};

    @Override
    public void draw(Sketch sketch, RandomGenerator random) {
        Noise noise = new Noise(random);
        sketch.attend(0.7)
                .everywhere(
                        Tint.along(0, 0, 1, 1, 0xe6d8b8, 0xd3c3a4, 0xa99f94).mottled(noise, 0.3, 0.3, 0xc4b090, 0.7),
                        Flow.slanted(-45).swaying(noise, 0.4, 30));
        planes(sketch, random, noise);
        rings(sketch, random, noise, 0.40, 0.42, 0.36, 6, WARM, COOL);
        rings(sketch, random, noise, 0.76, 0.74, 0.235, 5, COOL, WARM);
        rings(sketch, random, noise, 0.80, 0.22, 0.13, 4, WARM, COOL);
        rings(sketch, random, noise, 0.17, 0.85, 0.10, 3, COOL, WARM);
        beams(sketch, random);
    }

    private void planes(Sketch sketch, RandomGenerator random, Noise noise) {
        double[][] corners = {
            {-0.1, -0.1, 0.55, -0.1, 0.2, 0.6, -0.1, 0.75},
            {0.5, -0.1, 1.1, -0.1, 1.1, 0.5, 0.62, 0.38},
            {-0.1, 0.7, 0.34, 0.5, 0.52, 1.1, -0.1, 1.1},
            {0.42, 0.62, 1.1, 0.44, 1.1, 1.1, 0.55, 1.1},
            {0.28, 0.1, 0.66, 0.2, 0.5, 0.95, 0.3, 0.8}
        };
        int[][] tones = {
            {0x36546a, 0x6f97a0}, {0xc98a52, 0xe6c48a}, {0xa34a44, 0xd98a6a}, {0x3a3f60, 0x6a6f94}, {0xe4d9bc, 0xb9ab92}
        };
        for (int i = 0; i < corners.length; i++) {
            double angle = random.nextDouble(180);
            sketch.area(
                    Outline.polygon(corners[i]),
                    Tint.along(corners[i][0], corners[i][1], corners[i][4], corners[i][5], tones[i])
                            .mottled(noise, 0.15, 0.15, tones[i][0], 0.5),
                    Flow.slanted(angle).swaying(noise, 0.4, 25));
        }
    }

    /** Concentric rings, each quarter in a colour of its own: warm where the last was cool. */
    private void rings(
            Sketch sketch,
            RandomGenerator random,
            Noise noise,
            double x,
            double y,
            double reach,
            int count,
            int[] one,
            int[] other) {
        for (int ring = count; ring > 0; ring--) {
            double outer = reach * ring / count;
            double start = random.nextDouble(90);
            for (int quarter = 0; quarter < 4; quarter++) {
                if (ring == count && random.nextInt(3) == 0) {
                    continue;
                }
                int[] palette = (ring + quarter) % 2 == 0 ? one : other;
                OklabColour colour = OklabColour.oneOf(random, palette);
                Tint tint = Tint.flat(colour)
                        .mottled(
                                noise,
                                0.12,
                                0.12,
                                Tint.flat(colour.lighter(-0.12).turned(0.2)),
                                0.7);
                sketch.area(sector(x, y, outer, start + 90 * quarter), tint, Flow.around(x, y));
            }
        }
    }

    private static Shape sector(double x, double y, double reach, double start) {
        Area sector = new Area(new Arc2D.Double(x - reach, y - reach, 2 * reach, 2 * reach, start, 90, Arc2D.PIE));
        sector.subtract(new Area(new Ellipse2D.Double(x - 0.008, y - 0.008, 0.016, 0.016)));
        return sector;
    }

    private void beams(Sketch sketch, RandomGenerator random) {
        double[][] lines = {
            {0.02, 0.2, 0.98, 0.62}, {0.6, 0.02, 0.44, 0.98}, {0.06, 0.98, 0.7, 0.3}, {0.2, 0.03, 0.34, 0.3}
        };
        for (double[] line : lines) {
            for (int i = 0; i < 6; i++) {
                double from = i / 6.0 + 0.02 * random.nextDouble();
                double to = from + 0.14;
                sketch.touch(
                        OklabColour.oneOf(random, 0x1f2230, 0x2a2634, 0x1a2a38),
                        0.005,
                        line[0] + from * (line[2] - line[0]),
                        line[1] + from * (line[3] - line[1]),
                        line[0] + to * (line[2] - line[0]),
                        line[1] + to * (line[3] - line[1]));
            }
        }
        for (int i = 0; i < 9; i++) {
            double x = 0.52 + 0.045 * i;
            double y = 0.53 - 0.012 * i;
            sketch.touch(OklabColour.oneOf(random, 0xf3e3b4, 0xe8863a), 0.012, x, y, x + 0.012, y + 0.02);
        }
    }
}
