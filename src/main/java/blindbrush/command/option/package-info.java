/**
 * What commands share: options in groups, pictures read, files written, progress on the terminal. In: arguments. Out: requests and settings
 * of the style engine, or one line that says what is wrong.
 */
@NullMarked
package blindbrush.command.option;

import org.jspecify.annotations.NullMarked;
