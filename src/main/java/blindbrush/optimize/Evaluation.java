package blindbrush.optimize;

import ai.djl.ndarray.NDArray;

/**
 * An objective's value at a point.
 *
 * @param loss the value
 * @param gradient in the point's shape and manager; whoever asked for it closes it
 */
public record Evaluation(double loss, NDArray gradient) {}
