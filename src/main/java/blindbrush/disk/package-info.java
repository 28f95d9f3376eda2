/** How files are replaced, so that nobody ever finds half of one. */
@NullMarked
package blindbrush.disk;

import org.jspecify.annotations.NullMarked;
