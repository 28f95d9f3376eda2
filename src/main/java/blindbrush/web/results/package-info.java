/**
 * Pages of figures: a study's, a preset's and a picture's, with plots and their tables. In: figures of {@code results}. Out: what may
 * be told of them, in words, numbers and SVG.
 */
@NullMarked
package blindbrush.web.results;

import org.jspecify.annotations.NullMarked;
