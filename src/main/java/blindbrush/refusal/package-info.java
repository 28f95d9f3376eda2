/**
 * Refusals: what was asked, why it is not done, and what to do. Every room throws them; {@code web} shows them as a page or problem+json,
 * {@code command} as one line. What is none of them is a bug and gets a {@link blindbrush.refusal.Reference}.
 */
@NullMarked
package blindbrush.refusal;

import org.jspecify.annotations.NullMarked;
