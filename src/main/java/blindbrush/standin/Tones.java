package blindbrush.standin;

import java.awt.image.BufferedImage;

/** A picture as three planes in Oklab. */
record Tones(Plane lightness, Plane a, Plane b) {

    static Tones blank(int width, int height, OklabColour ground) {
        Tones tones = new Tones(new Plane(width, height), new Plane(width, height), new Plane(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                tones.blend(x, y, ground, 1);
            }
        }
        return tones;
    }

    int width() {
        return lightness.width;
    }

    int height() {
        return lightness.height;
    }

    OklabColour at(int x, int y) {
        return new OklabColour(lightness.get(x, y), a.get(x, y), b.get(x, y));
    }

    OklabColour between(double x, double y) {
        return new OklabColour(lightness.between(x, y), a.between(x, y), b.between(x, y));
    }

    void blend(int x, int y, OklabColour colour, double share) {
        lightness.blend(x, y, colour.lightness(), share);
        a.blend(x, y, colour.a(), share);
        b.blend(x, y, colour.b(), share);
    }

    Tones blurred(double deviation) {
        return new Tones(lightness.blurred(deviation), a.blurred(deviation), b.blurred(deviation));
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                image.setRGB(x, y, at(x, y).rgb());
            }
        }
        return image;
    }
}
