/**
 * Teaches the compact network to see as VGG-19 does. In: VGG-19's weights and pictures. Out: weights of a compact network.
 */
@NullMarked
package blindbrush.training;

import org.jspecify.annotations.NullMarked;
