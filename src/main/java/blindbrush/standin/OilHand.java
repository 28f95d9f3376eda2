package blindbrush.standin;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Paints in layers from large brushes to small after A. Hertzmann, "Painterly rendering with curved brush strokes of
 * multiple sizes", SIGGRAPH 1998: each layer compares the canvas with the motif blurred to its brush, and lays strokes
 * only where the two differ. Departures from the paper: strokes run along the scene's orientation field (bent to strong
 * edges) rather than across the gradient alone, and a smaller brush goes only where the scene asks for attention.
 */
record OilHand(Manner manner, Brush brush, Support support, double relief, double grain) implements Hand {

    @Override
    public BufferedImage paint(Sketch sketch, int width, int height, RandomGenerator random) {
        Underdrawing motif = new Underdrawing(sketch, width, height);
        PaintedSupport canvas = new PaintedSupport(width, height, motif.unit, support, random);
        for (int layer = 0; layer < manner.radii().size(); layer++) {
            paintLayer(motif, canvas, layer, random);
        }
        for (Touch touch : sketch.touches()) {
            if (motif.shows(touch)) {
                canvas.lay(touch.stroke(motif.unit), brush, random);
            }
        }
        return canvas.lit(relief, grain);
    }

    private void paintLayer(Underdrawing motif, PaintedSupport canvas, int layer, RandomGenerator random) {
        double radius = Math.max(0.8, manner.radii().get(layer) * motif.unit);
        Tones seen = motif.tones.blurred(radius / 2);
        StrokeTracer tracer = new StrokeTracer(motif, seen, canvas.paint(), manner, radius);
        List<Point2D.Double> starts = starts(motif, seen, canvas, layer, radius, random);
        Collections.shuffle(starts, new Random(random.nextLong()));
        OklabColour dirt = null;
        for (Point2D.Double start : starts) {
            Stroke stroke = tracer.trace(start, dirt, layer == 0, random);
            canvas.lay(stroke, brush, random);
            dirt = stroke.colour();
        }
    }

    /** In each cell of a grid as wide as the brush: the place that is farthest from the motif, if it is too far. */
    private List<Point2D.Double> starts(
            Underdrawing motif, Tones seen, PaintedSupport canvas, int layer, double radius, RandomGenerator random) {
        List<Point2D.Double> starts = new ArrayList<>();
        int cell = Math.max(1, (int) Math.round(radius));
        for (int top = 0; top < canvas.height(); top += cell) {
            for (int left = 0; left < canvas.width(); left += cell) {
                Point2D.Double worst = worst(seen, canvas.paint(), left, top, cell);
                double attention = motif.attention.get((int) worst.x, (int) worst.y);
                boolean wanted = layer == 0
                        ? random.nextDouble() < manner.coverage()
                        : tooFar(seen, canvas.paint(), left, top, cell, layer, attention);
                if (wanted) {
                    starts.add(worst);
                }
            }
        }
        return starts;
    }

    private boolean tooFar(Tones seen, Tones paint, int left, int top, int cell, int layer, double attention) {
        double sum = 0;
        for (int y = top; y < top + cell; y++) {
            for (int x = left; x < left + cell; x++) {
                sum += seen.at(x, y).distance(paint.at(x, y));
            }
        }
        double fineness = (double) layer / (manner.radii().size() - 1);
        double allowed = manner.tolerance() * (1 - 0.4 * fineness + 3.4 * fineness * (1 - attention));
        return sum / (cell * cell) > allowed;
    }

    private static Point2D.Double worst(Tones seen, Tones paint, int left, int top, int cell) {
        double most = -1;
        Point2D.Double worst = new Point2D.Double();
        for (int y = top; y < Math.min(top + cell, seen.height()); y++) {
            for (int x = left; x < Math.min(left + cell, seen.width()); x++) {
                double error = seen.at(x, y).distance(paint.at(x, y));
                if (error > most) {
                    most = error;
                    worst.setLocation(x, y);
                }
            }
        }
        return worst;
    }
}
