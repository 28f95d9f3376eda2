/**
 * Which colours a stylised picture has: its content's, its style's, or its content's brightness only. In: two pictures. Out: one in the
 * colours chosen.
 */
package blindbrush.style.colour;
