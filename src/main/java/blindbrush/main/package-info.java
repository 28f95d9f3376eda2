/**
 * Decides what this process is: the command line where there are arguments, else the web application. In: the arguments and the
 * environment. Out: an exit code, and one line where something keeps it from starting.
 */
@NullMarked
package blindbrush.main;

import org.jspecify.annotations.NullMarked;
