package blindbrush.standin;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Outlines that scenes are made of, none quite regular. */
final class Outline {

    private Outline() {}

    static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    static Shape ellipse(double cx, double cy, double rx, double ry) {
        return new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry);
    }

    /** A closed curve through the given points (Catmull-Rom). */
    static Shape smooth(double... xy) {
        int count = xy.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 0; i < count; i++) {
            int before = (i + count - 1) % count;
            int next = (i + 1) % count;
            int after = (i + 2) % count;
            path.curveTo(
                    xy[2 * i] + (xy[2 * next] - xy[2 * before]) / 6,
                    xy[2 * i + 1] + (xy[2 * next + 1] - xy[2 * before + 1]) / 6,
                    xy[2 * next] - (xy[2 * after] - xy[2 * i]) / 6,
                    xy[2 * next + 1] - (xy[2 * after + 1] - xy[2 * i + 1]) / 6,
                    xy[2 * next],
                    xy[2 * next + 1]);
        }
        path.closePath();
        return path;
    }

    /** A lump: an ellipse whose rim wanders by a share of its radius. */
    static Shape lump(RandomGenerator random, double cx, double cy, double rx, double ry, double wander) {
        int corners = 11;
        double[] xy = new double[2 * corners];
        double turn = random.nextDouble(Math.PI);
        for (int i = 0; i < corners; i++) {
            double angle = turn + 2 * Math.PI * i / corners;
            double reach = 1 + wander * random.nextDouble(-1, 1);
            xy[2 * i] = cx + rx * reach * Math.cos(angle);
            xy[2 * i + 1] = cy + ry * reach * Math.sin(angle);
        }
        return smooth(xy);
    }

    /** Everything below a line given by its height over x. */
    static Shape below(double width, double bottom, DoubleUnaryOperator height) {
        return between(-0.05, width + 0.05, height, x -> bottom);
    }

    /** Everything between two lines given by their heights over x. */
    static Shape between(double left, double right, DoubleUnaryOperator upper, DoubleUnaryOperator lower) {
        int steps = 240;
        Path2D path = new Path2D.Double();
        path.moveTo(left, upper.applyAsDouble(left));
        for (int i = 1; i <= steps; i++) {
            double x = left + (right - left) * i / steps;
            path.lineTo(x, upper.applyAsDouble(x));
        }
        for (int i = steps; i >= 0; i--) {
            double x = left + (right - left) * i / steps;
            path.lineTo(x, lower.applyAsDouble(x));
        }
        path.closePath();
        return path;
    }

    /** A trunk or a path: a band round a middle line, both given over y. */
    static Shape upright(double top, double bottom, DoubleUnaryOperator middle, DoubleUnaryOperator halfWidth) {
        int steps = 60;
        double[] xy = new double[4 * steps];
        for (int i = 0; i < steps; i++) {
            double y = top + (bottom - top) * i / (steps - 1);
            double x = middle.applyAsDouble(y);
            double half = halfWidth.applyAsDouble(y);
            int mirrored = 2 * steps - 1 - i;
            xy[2 * i] = x - half;
            xy[2 * i + 1] = y;
            xy[2 * mirrored] = x + half;
            xy[2 * mirrored + 1] = y;
        }
        return polygon(xy);
    }
}
