/**
 * What shows that a data set is whole: leaves of finished sessions, the chain of them, and the check of both. In: cells of exported rows, or a
 * data set. Out: hashes, and what does not agree. It knows no database, so that others can check what a server wrote.
 */
@NullMarked
package blindbrush.proof;

import org.jspecify.annotations.NullMarked;
