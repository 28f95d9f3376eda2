package blindbrush.standin;

/** The orientation field: which way the brush runs, in radians from the horizontal. */
@FunctionalInterface
interface Flow {

    double at(double x, double y);

    static Flow level() {
        return (x, y) -> 0;
    }

    static Flow upright() {
        return (x, y) -> Math.PI / 2;
    }

    static Flow slanted(double degrees) {
        double angle = Math.toRadians(degrees);
        return (x, y) -> angle;
    }

    /** Round a centre, as one paints a fruit or a halo. */
    static Flow around(double cx, double cy) {
        return (x, y) -> Math.atan2(y - cy, x - cx) + Math.PI / 2;
    }

    /** Swayed by noise, up to about the given degrees either way. */
    default Flow swaying(Noise noise, double scale, double degrees) {
        double swing = Math.toRadians(degrees);
        return (x, y) -> at(x, y) + swing * noise.rough(x / scale + 31, y / scale, 2);
    }
}
