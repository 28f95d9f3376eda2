package blindbrush.standin;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Flat gouache, not quite in register, under a contour drawn with a brush and ink. */
record InkHand(Support support, Brush gouache, Brush ink, OklabColour line) implements Hand {

    @Override
    public BufferedImage paint(Sketch sketch, int width, int height, RandomGenerator random) {
        Underdrawing motif = new Underdrawing(sketch, width, height);
        PaintedSupport sheet = new PaintedSupport(width, height, motif.unit, support, random);
        Noise noise = new Noise(random);
        flats(motif, sheet, noise);
        for (Touch touch : sketch.touches()) {
            if (motif.shows(touch)) {
                sheet.lay(touch.stroke(motif.unit), gouache, random);
            }
        }
        for (int i = 0; i < sketch.areas().size(); i++) {
            if (sketch.areas().get(i).attention() > 0.5) {
                contour(sketch.areas().get(i), i, motif, sheet, noise, random);
            }
        }
        return sheet.lit(0.15, 0.5);
    }

    /** Opaque colour brushed on in one direction for each area, thin enough in places to let the paper through. */
    private void flats(Underdrawing motif, PaintedSupport sheet, Noise noise) {
        double shift = 0.0035 * motif.unit;
        for (int y = 0; y < sheet.height(); y++) {
            for (int x = 0; x < sheet.width(); x++) {
                double u = x / motif.unit;
                double v = y / motif.unit;
                double angle = motif.angle(x, y);
                double across = v * Math.cos(angle) - u * Math.sin(angle);
                double along = u * Math.cos(angle) + v * Math.sin(angle);
                double streak = noise.rough(across * 130, along * 6 + motif.area(x, y) * 3.7, 2);
                double patch = noise.rough(u * 5, v * 5, 3);
                double share = 0.93 + 0.4 * streak + 0.3 * patch - 0.9 * Math.max(0, 0.45 - sheet.tooth(x, y));
                OklabColour colour = motif.tones.between(
                        x + shift * (1 + noise.rough(u * 8, v * 8, 2)),
                        y - shift * (0.6 + noise.rough(u * 8, v * 8 + 40, 2)));
                sheet.paint()
                        .blend(
                                x,
                                y,
                                colour.lighter(0.02 * streak + 0.02 * patch),
                                Math.min(0.97, Math.max(0.2, share)));
            }
        }
    }

    private void contour(
            Area area, int number, Underdrawing motif, PaintedSupport sheet, Noise noise, RandomGenerator random) {
        List<Point2D.Double> run = new ArrayList<>();
        int longest = random.nextInt(10, 40);
        for (Point2D.Double point : points(area, motif.unit, noise)) {
            boolean seen = visible(motif, point, number);
            if (seen) {
                run.add(point);
            }
            if (!seen || run.size() >= longest) {
                draw(run, motif.unit, sheet, noise, random);
                Point2D.Double last = seen ? run.get(run.size() - 1) : null;
                run.clear();
                if (last != null && random.nextDouble() < 0.8) {
                    run.add(last);
                }
                longest = random.nextInt(10, 40);
            }
        }
        draw(run, motif.unit, sheet, noise, random);
    }

    private void draw(
            List<Point2D.Double> run, double unit, PaintedSupport sheet, Noise noise, RandomGenerator random) {
        if (run.size() > 2) {
            Point2D.Double middle = run.get(run.size() / 2);
            double pressure = 0.0021 + 0.0013 * noise.at(middle.x / unit * 5, middle.y / unit * 5) * 1.5;
            double radius = Math.max(0.7, unit * Math.max(0.001, pressure) * random.nextDouble(0.8, 1.25));
            sheet.lay(new Stroke(List.copyOf(run), radius, line, line), ink, random);
        }
    }

    /** The outline in small steps, led by a hand that is not a ruler. */
    private static List<Point2D.Double> points(Area area, double unit, Noise noise) {
        PathIterator outline = area.outline().getPathIterator(AffineTransform.getScaleInstance(unit, unit), 0.5);
        List<Point2D.Double> points = new ArrayList<>();
        double[] place = new double[6];
        Point2D.Double first = new Point2D.Double();
        Point2D.Double last = new Point2D.Double();
        for (; !outline.isDone(); outline.next()) {
            int kind = outline.currentSegment(place);
            Point2D.Double next = kind == PathIterator.SEG_CLOSE ? first : new Point2D.Double(place[0], place[1]);
            if (kind == PathIterator.SEG_MOVETO) {
                first = next;
            } else {
                step(points, last, next, unit, noise);
            }
            last = next;
        }
        return points;
    }

    private static void step(
            List<Point2D.Double> points, Point2D.Double from, Point2D.Double to, double unit, Noise noise) {
        int steps = Math.max(1, (int) Math.round(from.distance(to) / (0.009 * unit)));
        for (int i = 1; i <= steps; i++) {
            double x = from.x + (to.x - from.x) * i / steps;
            double y = from.y + (to.y - from.y) * i / steps;
            double sway = 0.0028 * unit;
            points.add(new Point2D.Double(
                    x + sway * noise.rough(x / unit * 13, y / unit * 13, 2),
                    y + sway * noise.rough(x / unit * 13 + 80, y / unit * 13, 2)));
        }
    }

    private static boolean visible(Underdrawing motif, Point2D.Double point, int number) {
        int reach = (int) Math.ceil(0.004 * motif.unit);
        int x = (int) point.x;
        int y = (int) point.y;
        return motif.area(x - reach, y) == number
                || motif.area(x + reach, y) == number
                || motif.area(x, y - reach) == number
                || motif.area(x, y + reach) == number;
    }
}
