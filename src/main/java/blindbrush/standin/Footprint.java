package blindbrush.standin;

import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;

/** The pixels that a stroke covers, each with its place along the stroke and across the brush. */
final class Footprint {

    private float[] nearest = {};
    private float[] along = {};
    private float[] across = {};
    private int left;
    private int top;
    private int columns;
    private int rows;

    /** Receives a pixel: {@code along} in pixels from the start, {@code across} from -1 to 1. */
    @FunctionalInterface
    interface Pixel {
        void covered(int x, int y, double along, double across);
    }

    void trace(Stroke stroke, boolean squareEnded, int width, int height, Pixel pixel) {
        frame(stroke, width, height);
        List<Point2D.Double> path = stroke.path();
        double start = 0;
        for (int i = 1; i < path.size(); i++) {
            segment(path.get(i - 1), path.get(i), start, stroke.radius());
            start += path.get(i - 1).distance(path.get(i));
        }
        for (int i = 0; i < columns * rows; i++) {
            int x = left + i % columns;
            int y = top + i / columns;
            if (nearest[i] < 1 && !(squareEnded && beyondEnds(path, x + 0.5, y + 0.5))) {
                pixel.covered(x, y, along[i], across[i]);
            }
        }
    }

    private static boolean beyondEnds(List<Point2D.Double> path, double x, double y) {
        int last = path.size() - 1;
        return behind(path.get(0), path.get(1), x, y) || behind(path.get(last), path.get(last - 1), x, y);
    }

    /** Whether a place lies behind a point, seen in the direction of another. */
    private static boolean behind(Point2D.Double point, Point2D.Double towards, double x, double y) {
        return (x - point.x) * (towards.x - point.x) + (y - point.y) * (towards.y - point.y) < 0;
    }

    private void frame(Stroke stroke, int width, int height) {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (Point2D.Double point : stroke.path()) {
            minX = Math.min(minX, point.x);
            minY = Math.min(minY, point.y);
            maxX = Math.max(maxX, point.x);
            maxY = Math.max(maxY, point.y);
        }
        double reach = stroke.radius() + 1;
        left = (int) Math.max(0, minX - reach);
        top = (int) Math.max(0, minY - reach);
        columns = Math.max(0, (int) Math.min(width, maxX + reach) - left);
        rows = Math.max(0, (int) Math.min(height, maxY + reach) - top);
        clear(columns * rows);
    }

    private void clear(int size) {
        if (nearest.length < size) {
            nearest = new float[2 * size];
            along = new float[2 * size];
            across = new float[2 * size];
        }
        Arrays.fill(nearest, 0, size, 1);
    }

    private void segment(Point2D.Double from, Point2D.Double to, double start, double radius) {
        double length = Math.max(1e-6, from.distance(to));
        double ux = (to.x - from.x) / length;
        double uy = (to.y - from.y) / length;
        int firstX = bound(Math.min(from.x, to.x) - radius - 1 - left, columns);
        int lastX = bound(Math.max(from.x, to.x) + radius + 2 - left, columns);
        int firstY = bound(Math.min(from.y, to.y) - radius - 1 - top, rows);
        int lastY = bound(Math.max(from.y, to.y) + radius + 2 - top, rows);
        for (int row = firstY; row < lastY; row++) {
            for (int column = firstX; column < lastX; column++) {
                double dx = left + column + 0.5 - from.x;
                double dy = top + row + 0.5 - from.y;
                double run = dx * ux + dy * uy;
                double held = Math.min(length, Math.max(0, run));
                double beyond = run - held;
                double side = dy * ux - dx * uy;
                double distance = Math.hypot(side, beyond) / radius;
                int index = row * columns + column;
                if (distance < nearest[index]) {
                    nearest[index] = (float) distance;
                    along[index] = (float) (start + held);
                    across[index] = (float) Math.copySign(distance, side);
                }
            }
        }
    }

    private static int bound(double value, int size) {
        return (int) Math.min(size, Math.max(0, value));
    }
}
