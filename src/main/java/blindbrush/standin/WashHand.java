package blindbrush.standin;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Watercolour by the density of its pigment, after A. Bousseau and others, "Interactive watercolor rendering with
 * temporal coherence and abstraction", NPAR 2006: edges wander, pigment gathers where a wash dries and settles in the
 * hollows of the paper. Added here: slivers of paper left white between washes, and a sheet not painted to its edge.
 */
record WashHand(Support support, Brush brush) implements Hand {

    @Override
    public BufferedImage paint(Sketch sketch, int width, int height, RandomGenerator random) {
        Underdrawing motif = new Underdrawing(sketch, width, height);
        PaintedSupport sheet = new PaintedSupport(width, height, motif.unit, support, random);
        Noise noise = new Noise(random);
        Tones washes = motif.tones.blurred(0.003 * motif.unit);
        Plane around = washes.lightness().blurred(0.012 * motif.unit);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                wash(motif, sheet, noise, washes, around, x, y);
            }
        }
        for (Touch touch : sketch.touches()) {
            if (motif.shows(touch)) {
                sheet.lay(touch.stroke(motif.unit), brush, random);
            }
        }
        return sheet.lit(0.12, 0.6);
    }

    private void wash(Underdrawing motif, PaintedSupport sheet, Noise noise, Tones washes, Plane around, int x, int y) {
        double u = x / motif.unit;
        double v = y / motif.unit;
        double wetX = x + motif.unit * (0.006 * noise.rough(u * 14, v * 14, 3) + 0.002 * noise.at(u * 90, v * 90));
        double wetY =
                y + motif.unit * (0.006 * noise.rough(u * 14 + 50, v * 14, 3) + 0.002 * noise.at(u * 90, v * 90 + 50));
        OklabColour colour = layered(washes.between(wetX, wetY));
        double rim = Math.max(0, around.between(wetX, wetY) - colour.lightness());
        double inside = inside(noise, u, v, sheet.width() / motif.unit, sheet.height() / motif.unit);
        double density = 1
                + 0.32 * noise.rough(u * 4, v * 4, 3)
                + 0.2 * noise.rough(u * 30, v * 30, 2)
                + 0.5 * (0.5 - sheet.tooth(x, y))
                + 2.0 * Math.min(0.25, rim)
                + 0.5 * Math.exp(-inside * inside * 90000);
        double gap = gap(motif, noise, (int) wetX, (int) wetY, u, v);
        sheet.paint().blend(x, y, thinned(colour, density), gap * Math.min(1, Math.max(0, inside * 400)));
    }

    /** Lightness in soft steps, as glazes lie one over another. */
    private static OklabColour layered(OklabColour colour) {
        double step = colour.lightness() * 9;
        double whole = Math.floor(step);
        double part = step - whole;
        double eased = part < 0.35 ? 0 : Math.min(1, (part - 0.35) / 0.3);
        return colour.lighter((whole + eased) / 9 - colour.lightness() + 0.02);
    }

    private OklabColour thinned(OklabColour colour, double density) {
        OklabColour paper = support.ground();
        return new OklabColour(
                Math.max(0.12, paper.lightness() + (colour.lightness() - paper.lightness()) * density),
                paper.a() + (colour.a() - paper.a()) * Math.min(1.25, density),
                paper.b() + (colour.b() - paper.b()) * Math.min(1.25, density));
    }

    /** How far inside the painted part of the sheet a place lies. */
    private static double inside(Noise noise, double u, double v, double width, double height) {
        double margin = 0.028 + 0.022 * noise.rough(u * 5 + 9, v * 5, 4);
        return Math.min(Math.min(u, width - u), Math.min(v, height - v)) - margin;
    }

    /** Between two careful areas, here and there, the paper is left. */
    private static double gap(Underdrawing motif, Noise noise, int x, int y, double u, double v) {
        int reach = (int) Math.round(0.0025 * motif.unit);
        boolean seam = motif.area(x - reach, y) != motif.area(x + reach, y)
                || motif.area(x, y - reach) != motif.area(x, y + reach);
        return seam && motif.attention.get(x, y) > 0.5 && noise.at(u * 9, v * 9 + 70) > 0.12 ? 0.25 : 1;
    }
}
