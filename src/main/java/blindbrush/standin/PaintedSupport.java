package blindbrush.standin;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A support with a tooth, the paint on it and how thick that lies. */
final class PaintedSupport {

    private final Tones paint;
    private final Plane thickness;
    private final Plane tooth;
    private final Noise hair;
    private final Footprint footprint = new Footprint();

    PaintedSupport(int width, int height, double unit, Support support, RandomGenerator random) {
        this.paint = Tones.blank(width, height, support.ground());
        this.thickness = new Plane(width, height);
        this.tooth = support.tooth(width, height, unit, new Noise(random));
        this.hair = new Noise(random);
    }

    Tones paint() {
        return paint;
    }

    int width() {
        return paint.width();
    }

    int height() {
        return paint.height();
    }

    /** Height of the bare support at a pixel, 0 in a hollow and 1 on a thread. */
    double tooth(int x, int y) {
        return tooth.get(x, y);
    }

    void lay(Stroke stroke, Brush brush, RandomGenerator random) {
        Stroke rounded = stroke.rounded();
        double length = rounded.length() + rounded.radius();
        double lane = random.nextDouble(1000);
        footprint.trace(rounded, brush.squareEnded(), width(), height(), (x, y, along, across) -> {
            double part = along / length;
            double streak = hair.at(lane + across * brush.hairs(), lane + along / (6 * rounded.radius()));
            double share = rim(brush, part, across, along / rounded.radius() + lane)
                    * load(brush, part, streak, tooth.get(x, y));
            if (share > 0) {
                OklabColour mixed = rounded.colour().mix(rounded.dirt(), Math.max(0, streak) * 10 * brush.streak());
                paint.blend(x, y, mixed.lighter(streak * brush.streak()), share);
                thickness.blend(
                        x,
                        y,
                        brush.body() * (0.6 + 0.4 * streak + 0.35 * across * across * across * across + 0.15 * part),
                        share);
            }
        });
    }

    private double rim(Brush brush, double part, double across, double along) {
        double fromMiddle = Math.abs(2 * part - 1);
        double thin = brush.taper() * fromMiddle * fromMiddle * fromMiddle;
        double wander = brush.raggedness() * (0.5 + 0.5 * hair.at(along * 1.7, Math.signum(across) * 9.5));
        double inside = (1 - thin) * (1 - wander) - Math.abs(across);
        return smooth(inside / brush.softness());
    }

    private static double load(Brush brush, double part, double streak, double hollow) {
        double left = 1 - brush.dryness() * part * part;
        double missed = brush.bite() * (0.5 - hollow) + 0.45 * brush.dryness() * streak;
        return brush.opacity() * smooth((left - 0.35 - missed) * 2.5 + 0.1);
    }

    /** The finished surface in raking light from the upper left: ridges of paint and the weave shine and shade. */
    BufferedImage lit(double relief, double grain) {
        Tones seen = Tones.blank(width(), height(), OklabColour.of(0));
        Plane surface = surface(grain);
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                double slope = -(surface.across(x, y) + surface.down(x, y)) / 8;
                double shine = slope > 0 ? 1.15 * slope : slope;
                seen.blend(x, y, paint.at(x, y).lighter(-relief * shine), 1);
            }
        }
        return seen.image();
    }

    private Plane surface(double grain) {
        Plane surface = new Plane(width(), height());
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                double paintOn = thickness.get(x, y);
                surface.set(x, y, paintOn + grain * tooth.get(x, y) * (1 - 0.6 * Math.min(1, paintOn)));
            }
        }
        return surface;
    }

    private static double smooth(double t) {
        double held = Math.min(1, Math.max(0, t));
        return held * held * (3 - 2 * held);
    }
}
