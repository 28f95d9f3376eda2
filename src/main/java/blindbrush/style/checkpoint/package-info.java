/**
 * A run that is laid aside and goes on later, in another process too. In: the state of a run. Out: a file's content, and the same state
 * again if it belongs to the same request.
 */
@NullMarked
package blindbrush.style.checkpoint;

import org.jspecify.annotations.NullMarked;
