/**
 * Estimates from answers that share participants and pictures. In: judgements. Out: estimates whose variance is clustered by both, or why
 * there is no interval; and the crossed probit model.
 */
@NullMarked
package blindbrush.statistics.crossed;

import org.jspecify.annotations.NullMarked;
