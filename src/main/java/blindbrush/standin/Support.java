package blindbrush.standin;

/**
 * What is painted on.
 *
 * @param ground its colour before the first stroke; a toned ground ties a picture together where it shows
 * @param woven canvas rather than paper or board
 * @param tooth size of its grain in the sketch's units
 */
record Support(OklabColour ground, boolean woven, double tooth) {

    static Support canvas(int ground) {
        return new Support(OklabColour.of(ground), true, 0.006);
    }

    static Support paper(int ground) {
        return new Support(OklabColour.of(ground), false, 0.005);
    }

    /** Height of the bare support, from 0 in a hollow to 1 on a thread. */
    Plane tooth(int width, int height, double unit, Noise noise) {
        double size = Math.max(2, tooth * unit);
        Plane plane = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double rough = noise.rough(x / size * 1.3, y / size * 1.3, 2);
                plane.set(x, y, woven ? thread(noise, x / size, y / size, rough) : 0.5 + 0.6 * rough);
            }
        }
        return plane;
    }

    private static double thread(Noise noise, double x, double y, double rough) {
        double warp = Math.sin(2 * Math.PI * (x + 0.9 * noise.at(x / 9, y / 5 + 50)));
        double weft = Math.sin(2 * Math.PI * (y + 0.9 * noise.at(x / 5, y / 9)));
        double wear = 0.11 + 0.09 * noise.at(x / 14, y / 14);
        return 0.5 + wear * (warp + weft) + 0.4 * rough;
    }
}
