/**
 * Studies, sessions, trials and responses: who sees what in which order, what was answered, and what may be told to whom. In: a design, a
 * wall of stimuli, answers. Out: the next trial, and stored responses.
 */
@NullMarked
package blindbrush.study;

import org.jspecify.annotations.NullMarked;
