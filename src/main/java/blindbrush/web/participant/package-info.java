/**
 * Pages of the people who guess: landing, consent, trials, the end, withdrawal. In: clicks and answers. Out: pages that know no
 * origin before it may be told, and answers handed to {@code study}.
 */
@NullMarked
package blindbrush.web.participant;

import org.jspecify.annotations.NullMarked;
