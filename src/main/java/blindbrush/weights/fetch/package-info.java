/**
 * Downloads weights from their public homes. In: an address or the name of a source. Out: a checked file; an interrupted download goes
 * on where it ended.
 */
@NullMarked
package blindbrush.weights.fetch;

import org.jspecify.annotations.NullMarked;
