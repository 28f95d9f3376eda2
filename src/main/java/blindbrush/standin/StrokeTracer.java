package blindbrush.standin;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Finds the path of one stroke: step by step along the orientation field, until its colour no longer fits. */
final class StrokeTracer {

    private final Underdrawing motif;
    private final Tones seen;
    private final Tones paint;
    private final Manner manner;
    private final double radius;

    StrokeTracer(Underdrawing motif, Tones seen, Tones paint, Manner manner, double radius) {
        this.motif = motif;
        this.seen = seen;
        this.paint = paint;
        this.manner = manner;
        this.radius = radius;
    }

    Stroke trace(Point2D.Double start, OklabColour dirt, boolean first, RandomGenerator random) {
        OklabColour fresh = seen.between(start.x, start.y);
        OklabColour colour = manner.jitter().stray(fresh, random);
        List<Point2D.Double> path = path(start, fresh, first, random);
        boolean near = dirt != null && dirt.distance(colour) < 0.25;
        return new Stroke(path, radius * random.nextDouble(0.8, 1.2), colour, near ? dirt : colour);
    }

    private List<Point2D.Double> path(Point2D.Double start, OklabColour colour, boolean first, RandomGenerator random) {
        double wobble = Math.toRadians(manner.wobble()) * random.nextGaussian();
        double heading = angle(start.x, start.y) + wobble + (random.nextBoolean() ? Math.PI : 0);
        double x = start.x;
        double y = start.y;
        List<Point2D.Double> path = new ArrayList<>();
        path.add(new Point2D.Double(x, y));
        int longest = random.nextInt(manner.shortest(), manner.longest() + 1);
        for (int step = 1; step <= longest; step++) {
            heading = turned(heading, angle(x, y) + wobble);
            double aheadX = x + radius * Math.cos(heading);
            double aheadY = y + radius * Math.sin(heading);
            boolean tired = step > manner.shortest() && !fits(x, y, colour, first);
            if ((step > 1 && tired) || leaves(aheadX, aheadY, colour, first)) {
                break;
            }
            x = aheadX;
            y = aheadY;
            path.add(new Point2D.Double(x, y));
        }
        if (path.size() == 1) {
            path.add(new Point2D.Double(x + 0.3 * radius * Math.cos(heading), y + 0.3 * radius * Math.sin(heading)));
        }
        return path;
    }

    /** Turned part of the way to the field, whichever way round is nearer. */
    private double turned(double heading, double field) {
        double off = Math.IEEEremainder(field - heading, Math.PI);
        return heading + manner.bend() * off;
    }

    /** The field of the scene; along a strong edge of the motif, the edge. */
    private double angle(double x, double y) {
        double field = motif.angle(x, y);
        int column = (int) x;
        int row = (int) y;
        double gx = seen.lightness().across(column, row);
        double gy = seen.lightness().down(column, row);
        double edge = Math.min(1, Math.hypot(gx, gy) * radius * 0.5);
        double off = Math.IEEEremainder(Math.atan2(gy, gx) + Math.PI / 2 - field, Math.PI);
        return field + edge * edge * off;
    }

    /** Whether the stroke has run out of its own shape into another; the first brush is not so careful. */
    private boolean leaves(double x, double y, OklabColour colour, boolean first) {
        return !first && seen.between(x, y).distance(colour) > 0.1;
    }

    private boolean fits(double x, double y, OklabColour colour, boolean first) {
        OklabColour wanted = seen.between(x, y);
        double here = first ? 0.12 : wanted.distance(paint.between(x, y));
        return wanted.distance(colour) <= here;
    }
}
