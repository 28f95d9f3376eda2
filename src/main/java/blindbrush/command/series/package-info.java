/**
 * Several pictures made one after the other, each with its record, and sheets that show them side by side. In: planned pictures. Out:
 * files that are there already are not made again.
 */
package blindbrush.command.series;
