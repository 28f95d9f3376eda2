package blindbrush.standin;

import java.util.Arrays;

/** The colour of an area, place by place, in the sketch's units. */
@FunctionalInterface
interface Tint {

    OklabColour at(double x, double y);

    static Tint flat(int rgb) {
        return flat(OklabColour.of(rgb));
    }

    static Tint flat(OklabColour colour) {
        return (x, y) -> colour;
    }

    /** Colours one below another, evenly spaced between two heights. */
    static Tint down(double top, double bottom, int... rgb) {
        return along(0, top, 0, bottom, rgb);
    }

    /** Colours one after another on the way from a first point to a second. */
    static Tint along(double x0, double y0, double x1, double y1, int... rgb) {
        OklabColour[] colours = Arrays.stream(rgb).mapToObj(OklabColour::of).toArray(OklabColour[]::new);
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        return (x, y) -> {
            double place = ((x - x0) * dx + (y - y0) * dy) / square;
            double step = Math.min(0.9999, Math.max(0, place)) * (colours.length - 1);
            int index = (int) step;
            return colours[index].mix(colours[Math.min(index + 1, colours.length - 1)], step - index);
        };
    }

    /** A round body lit from a direction: dark rim away from the light, some light thrown back at the far edge. */
    static Tint round(double cx, double cy, double rx, double ry, double lightX, double lightY, int... darkToLight) {
        Tint ramp = along(0, 0, 1, 0, darkToLight);
        return (x, y) -> {
            double nx = (x - cx) / rx;
            double ny = (y - cy) / ry;
            double nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
            double facing = nx * lightX + ny * lightY + 0.55 * nz;
            double bounce = Math.max(0, ny * 0.8 - nz * 0.6) * 0.3;
            return ramp.at(0.34 + 0.6 * facing + bounce, 0);
        };
    }

    /** With patches of another tint, sized by the two scales. */
    default Tint mottled(Noise noise, double scaleX, double scaleY, Tint other, double strength) {
        return (x, y) -> {
            double share = strength * (0.5 + 0.9 * noise.rough(x / scaleX, y / scaleY, 3));
            return at(x, y).mix(other.at(x, y), Math.min(1, Math.max(0, share)));
        };
    }

    default Tint mottled(Noise noise, double scaleX, double scaleY, int rgb, double strength) {
        return mottled(noise, scaleX, scaleY, flat(rgb), strength);
    }

    /** With light falling from a point and fading over a reach. */
    default Tint glowing(double cx, double cy, double reach, int rgb, double strength) {
        OklabColour light = OklabColour.of(rgb);
        return (x, y) -> {
            double distance = Math.hypot(x - cx, y - cy) / reach;
            return at(x, y).mix(light, strength * Math.exp(-distance * distance));
        };
    }

    /** Lighter or darker by a share that changes from place to place. */
    default Tint shaded(Shade shade) {
        return (x, y) -> at(x, y).lighter(shade.at(x, y));
    }

    /** An amount of lightness, place by place. */
    @FunctionalInterface
    interface Shade {
        double at(double x, double y);
    }
}
