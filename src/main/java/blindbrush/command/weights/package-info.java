/**
 * Commands about files of weights: fetch, convert, normalise, describe. In: files or addresses. Out: files of weights and what is in
 * them.
 */
@NullMarked
package blindbrush.command.weights;

import org.jspecify.annotations.NullMarked;
