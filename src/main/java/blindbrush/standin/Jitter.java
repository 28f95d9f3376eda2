package blindbrush.standin;

import java.util.random.RandomGenerator;

/** How much the colours on the palette stray from the colour seen. */
record Jitter(double lightness, double chroma, double hueDegrees) {

    OklabColour stray(OklabColour colour, RandomGenerator random) {
        return colour.lighter(lightness * random.nextGaussian())
                .vivid(Math.max(0, 1 + chroma * random.nextGaussian()))
                .turned(Math.toRadians(hueDegrees) * random.nextGaussian());
    }
}
