package blindbrush.standin;

import java.util.random.RandomGenerator;

/** What a picture is of: draws its areas, from the farthest to the nearest, and its touches. */
@FunctionalInterface
interface Scene {

    void draw(Sketch sketch, RandomGenerator random);
}
