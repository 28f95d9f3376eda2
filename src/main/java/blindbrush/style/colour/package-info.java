/**
 * Which colours a stylised picture has: its content's, its style's, or its content's brightness only. In: two pictures. Out: one in the
 * colours chosen.
 */
@NullMarked
package blindbrush.style.colour;

import org.jspecify.annotations.NullMarked;
