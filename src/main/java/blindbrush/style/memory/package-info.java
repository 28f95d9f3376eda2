/**
 * How much memory a request takes and how much there is. In: a request. Out: the tile's edge that fits, or a refusal that says how much
 * is missing.
 */
@NullMarked
package blindbrush.style.memory;

import org.jspecify.annotations.NullMarked;
