/**
 * Artworks, the stimuli made of them, and the jobs that make machine pictures. In: files and orders. Out: stimuli that are ready to
 * hang.
 */
@NullMarked
package blindbrush.gallery;

import org.jspecify.annotations.NullMarked;
