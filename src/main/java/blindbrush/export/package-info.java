/**
 * A study's data set for other programs. In: a study whose rows may be told. Out: CSV, JSON Lines, Parquet, a codebook, scripts that
 * compute the figures again, and archives of all of them.
 */
@NullMarked
package blindbrush.export;

import org.jspecify.annotations.NullMarked;
