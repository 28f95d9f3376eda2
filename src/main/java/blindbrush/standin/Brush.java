package blindbrush.standin;

/**
 * A brush and how it is loaded.
 *
 * @param squareEnded a flat brush or a knife ends squarely, a round one in a half circle
 * @param opacity share of the ground that it hides
 * @param softness share of its half width over which the rim fades
 * @param raggedness how far the rim wanders
 * @param taper how much it thins towards both ends
 * @param hairs streaks across its half width
 * @param streak how much lighter and darker, and how much dirtier, single streaks are
 * @param dryness how much of its paint is gone at the end of a stroke
 * @param bite how much it misses the hollows of the support
 * @param body thickness of the paint it leaves
 */
record Brush(
        boolean squareEnded,
        double opacity,
        double softness,
        double raggedness,
        double taper,
        double hairs,
        double streak,
        double dryness,
        double bite,
        double body) {

    static Brush hog() {
        return new Brush(false, 0.95, 0.25, 0.25, 0.3, 4, 0.035, 0.45, 0.25, 0.5);
    }

    static Brush loadedHog() {
        return new Brush(false, 1, 0.15, 0.2, 0.35, 4, 0.04, 0.35, 0.1, 1);
    }

    static Brush sable() {
        return new Brush(false, 0.85, 0.4, 0.1, 0.4, 3, 0.014, 0.15, 0.05, 0.15);
    }

    static Brush bright() {
        return new Brush(true, 0.97, 0.15, 0.2, 0.05, 5, 0.03, 0.4, 0.25, 0.4);
    }

    static Brush knife() {
        return new Brush(true, 1, 0.06, 0.12, 0.1, 5, 0.045, 0.5, 0.35, 0.8);
    }

    static Brush pastel() {
        return new Brush(true, 0.9, 0.3, 0.5, 0.1, 6, 0.03, 0.5, 1.1, 0.15);
    }

    static Brush dab() {
        return new Brush(false, 0.97, 0.2, 0.25, 0.1, 2, 0.02, 0.1, 0.05, 0.8);
    }

    static Brush ink() {
        return new Brush(false, 0.95, 0.25, 0.15, 0.7, 3, 0.02, 0.4, 0.5, 0);
    }
}
