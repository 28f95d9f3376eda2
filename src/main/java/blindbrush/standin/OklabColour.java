package blindbrush.standin;

import java.util.random.RandomGenerator;

/**
 * A colour in Oklab (Ottosson 2020), where equal steps look equal: mixing, jitter and the painter's judgement of "close
 * enough" all happen here, and sRGB only at the two ends.
 */
record OklabColour(double lightness, double a, double b) {

    /** From a written sRGB value such as {@code 0x7a5230}. */
    static OklabColour of(int rgb) {
        double red = linear((rgb >> 16 & 0xff) / 255.0);
        double green = linear((rgb >> 8 & 0xff) / 255.0);
        double blue = linear((rgb & 0xff) / 255.0);
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new OklabColour(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** One of several written colours, at random. */
    static OklabColour oneOf(RandomGenerator random, int... rgb) {
        return of(rgb[random.nextInt(rgb.length)]);
    }

    OklabColour mix(OklabColour other, double share) {
        return new OklabColour(
                lightness + share * (other.lightness - lightness),
                a + share * (other.a - a),
                b + share * (other.b - b));
    }

    OklabColour lighter(double amount) {
        return new OklabColour(lightness + amount, a, b);
    }

    OklabColour vivid(double factor) {
        return new OklabColour(lightness, a * factor, b * factor);
    }

    /** Turned round the colour circle by an angle in radians. */
    OklabColour turned(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new OklabColour(lightness, a * cos - b * sin, a * sin + b * cos);
    }

    double distance(OklabColour other) {
        double dl = lightness - other.lightness;
        double da = a - other.a;
        double db = b - other.b;
        return Math.sqrt(dl * dl + 2 * (da * da + db * db));
    }

    /** As a packed sRGB value; what lies outside sRGB is clipped. */
    int rgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = coded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = coded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = coded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(double coded) {
        return coded <= 0.04045 ? coded / 12.92 : Math.pow((coded + 0.055) / 1.055, 2.4);
    }

    private static int coded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
    }
}
