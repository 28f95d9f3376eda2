package blindbrush.standin;

import java.awt.Shape;

/**
 * One thing in the picture: its outline, its colours, the run of the brush on it and how closely the painter attends to
 * it (0 barely, 1 with the finest brush).
 */
record Area(Shape outline, Tint tint, Flow flow, double attention) {}
