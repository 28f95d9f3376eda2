package blindbrush.standin;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One pull of a loaded brush, in pixels. The brush is rarely clean: {@code dirt} is the colour that streaks through its
 * own.
 */
record Stroke(List<Point2D.Double> path, double radius, OklabColour colour, OklabColour dirt) {

    /** The same with its corners cut, twice (Chaikin): close to the cubic B-spline through the same points. */
    Stroke rounded() {
        return path.size() < 3 ? this : new Stroke(cut(cut(path)), radius, colour, dirt);
    }

    double length() {
        double length = 0;
        for (int i = 1; i < path.size(); i++) {
            length += path.get(i).distance(path.get(i - 1));
        }
        return length;
    }

    private static List<Point2D.Double> cut(List<Point2D.Double> path) {
        List<Point2D.Double> result = new ArrayList<>();
        result.add(path.get(0));
        for (int i = 1; i < path.size(); i++) {
            result.add(between(path.get(i - 1), path.get(i), 0.25));
            result.add(between(path.get(i - 1), path.get(i), 0.75));
        }
        result.add(path.get(path.size() - 1));
        return result;
    }

    private static Point2D.Double between(Point2D.Double from, Point2D.Double to, double share) {
        return new Point2D.Double(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
    }
}
