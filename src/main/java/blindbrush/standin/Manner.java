package blindbrush.standin;

import java.util.List;

/**
 * How a hand in oil goes about it.
 *
 * @param radii half widths of the brushes in the sketch's units, largest first
 * @param shortest fewest steps of one brush radius in a stroke
 * @param longest most steps in a stroke
 * @param bend how quickly a stroke follows a turning orientation field, 0 to 1
 * @param tolerance how far the canvas may be from the motif before it is painted over
 * @param coverage share of the surface that the first, largest brush covers
 * @param wobble how far single strokes leave the orientation field, in degrees
 */
record Manner(
        List<Double> radii,
        int shortest,
        int longest,
        double bend,
        double tolerance,
        double coverage,
        double wobble,
        Jitter jitter) {}
