/**
 * Several pictures made one after the other, each with its record, and sheets that show them side by side. In: planned pictures. Out:
 * pictures, records and sheets; what is there already is not made again.
 */
@NullMarked
package blindbrush.command.series;

import org.jspecify.annotations.NullMarked;
