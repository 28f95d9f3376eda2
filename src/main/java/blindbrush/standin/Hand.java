package blindbrush.standin;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A way of painting: turns a sketch into a picture of the given size. */
@FunctionalInterface
interface Hand {

    BufferedImage paint(Sketch sketch, int width, int height, RandomGenerator random);
}
