/**
 * Pages of the people who bring artwork and have pictures made. In: files, labels, orders. Out: artworks, stimuli and jobs of
 * {@code gallery}.
 */
@NullMarked
package blindbrush.web.curator;

import org.jspecify.annotations.NullMarked;
