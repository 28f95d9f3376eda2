/**
 * Statistics of detection, ratings and rankings, as the literature defines them. In: counts and ratings. Out: estimates with intervals.
 * It knows nothing of studies or databases.
 */
@NullMarked
package blindbrush.statistics;

import org.jspecify.annotations.NullMarked;
