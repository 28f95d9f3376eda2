/**
 * The command line: one class a command, below {@code Blindbrush}. In: arguments. Out: pictures, records and tables; exit code 0, 1 or 2.
 * It never opens the application's database.
 */
@NullMarked
package blindbrush.command;

import org.jspecify.annotations.NullMarked;
