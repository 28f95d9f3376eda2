/**
 * Pictures from files: decoded from untrusted bytes, normalised to one look, encoded by one encoder, stored by
 * content.
 */
@NullMarked
package blindbrush.image;

import org.jspecify.annotations.NullMarked;
