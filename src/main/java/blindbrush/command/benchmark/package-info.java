/**
 * Measures speed and quality of the engine and prints tables. In: options. Out: a table for people and, where asked, JSON.
 */
@NullMarked
package blindbrush.command.benchmark;

import org.jspecify.annotations.NullMarked;
