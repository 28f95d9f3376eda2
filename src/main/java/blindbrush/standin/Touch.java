package blindbrush.standin;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A deliberate single mark laid last, in the sketch's units: a mast, a blade of wheat, a glint on water.
 *
 * @param over number of the area it lies on; areas with higher numbers hide it
 */
record Touch(List<Point2D.Double> path, double radius, OklabColour colour, int over) {

    /** As a stroke, in pixels. */
    Stroke stroke(double unit) {
        List<Point2D.Double> pixels = new ArrayList<>();
        for (Point2D.Double point : path) {
            pixels.add(new Point2D.Double(point.x * unit, point.y * unit));
        }
        return new Stroke(pixels, Math.max(0.7, radius * unit), colour, colour);
    }
}
