package blindbrush.standin;

import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A scene laid out before painting, in units in which the shorter edge is 1 and y runs downwards. */
final class Sketch {

    private final double width;
    private final double height;
    private final List<Area> areas = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private double attention = 0.5;

    Sketch(StandInShape aspect) {
        this.width = aspect.width();
        this.height = aspect.height();
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Area> areas() {
        return Collections.unmodifiableList(areas);
    }

    List<Touch> touches() {
        return Collections.unmodifiableList(touches);
    }

    /** How closely the areas that follow will be painted. */
    Sketch attend(double closeness) {
        attention = closeness;
        return this;
    }

    void area(Shape outline, Tint tint, Flow flow) {
        areas.add(new Area(outline, tint, flow, attention));
    }

    /** The whole surface. */
    void everywhere(Tint tint, Flow flow) {
        area(new Rectangle2D.Double(-0.1, -0.1, width + 0.2, height + 0.2), tint, flow);
    }

    /** A mark on the areas drawn so far, through the given points written as x, y, x, y. */
    void touch(OklabColour colour, double radius, double... xy) {
        List<Point2D.Double> path = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            path.add(new Point2D.Double(xy[i], xy[i + 1]));
        }
        touches.add(new Touch(path, radius, colour, areas.size() - 1));
    }
}
