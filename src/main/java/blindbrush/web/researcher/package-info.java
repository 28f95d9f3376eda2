/**
 * Pages of the people who design studies, watch them and take their data home. In: designs and decisions. Out: studies of
 * {@code study}, plans, monitors, downloads of {@code export}.
 */
@NullMarked
package blindbrush.web.researcher;

import org.jspecify.annotations.NullMarked;
