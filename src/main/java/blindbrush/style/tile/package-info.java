/**
 * Looks at a large picture tile by tile, to the same result in less memory. In: a picture and a tile's edge. Out: features and gradients
 * of the whole.
 */
@NullMarked
package blindbrush.style.tile;

import org.jspecify.annotations.NullMarked;
