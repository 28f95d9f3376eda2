/**
 * The application's own database, embedded or PostgreSQL: its driver, start, upgrades, health and background jobs; also the clock and the
 * sources of chance. In: an address. Out: a database that can be used, or one line that says why not.
 */
@NullMarked
package blindbrush.database;

import org.jspecify.annotations.NullMarked;
