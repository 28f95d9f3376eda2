/**
 * The papers' figures made anew: reconstructions, layers against ratios, transfers. In: pictures and the figure's options. Out: pictures,
 * records and a sheet.
 */
@NullMarked
package blindbrush.command.figures;

import org.jspecify.annotations.NullMarked;
