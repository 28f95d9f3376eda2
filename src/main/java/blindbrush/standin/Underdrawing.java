package blindbrush.standin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.List;

/**
 * What the painter looks at while painting: the sketch in pixels, as colours, orientation field, attention and the
 * number of the area on top. Orientations are kept as doubled angles, since a brush running left is one running right.
 */
final class Underdrawing {

    final double unit;
    final Tones tones;
    final Plane attention;
    private final Plane cosine;
    private final Plane sine;
    private final Plane top;

    Underdrawing(Sketch sketch, int width, int height) {
        unit = width / sketch.width();
        tones = Tones.blank(width, height, OklabColour.of(0x808080));
        attention = new Plane(width, height);
        cosine = new Plane(width, height);
        sine = new Plane(width, height);
        top = new Plane(width, height);
        List<Area> areas = sketch.areas();
        for (int i = 0; i < areas.size(); i++) {
            lay(areas.get(i), i);
        }
    }

    /** Which way the brush should run at a pixel. */
    double angle(double x, double y) {
        return Math.atan2(sine.between(x, y), cosine.between(x, y)) / 2;
    }

    /** The number of the area seen at a pixel. */
    int area(int x, int y) {
        return Math.round(top.get(x, y));
    }

    /** Whether no nearer area hides any part of a touch. */
    boolean shows(Touch touch) {
        return touch.stroke(unit).rounded().path().stream()
                .allMatch(point -> area((int) point.x, (int) point.y) <= touch.over());
    }

    private void lay(Area area, int number) {
        Shape shape = AffineTransform.getScaleInstance(unit, unit).createTransformedShape(area.outline());
        Rectangle box = shape.getBounds();
        box.grow(1, 1);
        box = box.intersection(new Rectangle(tones.width(), tones.height()));
        if (box.isEmpty()) {
            return;
        }
        Raster cover = cover(shape, box);
        for (int y = 0; y < box.height; y++) {
            for (int x = 0; x < box.width; x++) {
                int share = cover.getSample(x, y, 0);
                if (share > 0) {
                    lay(area, number, box.x + x, box.y + y, share / 255.0);
                }
            }
        }
    }

    private void lay(Area area, int number, int x, int y, double share) {
        double placeX = (x + 0.5) / unit;
        double placeY = (y + 0.5) / unit;
        tones.blend(x, y, area.tint().at(placeX, placeY), share);
        attention.blend(x, y, area.attention(), share);
        double angle = area.flow().at(placeX, placeY);
        cosine.blend(x, y, Math.cos(2 * angle), share);
        sine.blend(x, y, Math.sin(2 * angle), share);
        if (share > 0.5) {
            top.set(x, y, number);
        }
    }

    private static Raster cover(Shape shape, Rectangle box) {
        BufferedImage mask = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.translate(-box.x, -box.y);
        graphics.fill(shape);
        graphics.dispose();
        return mask.getRaster();
    }
}
