/**
 * What to paint: pictures, preset, size and seed, checked before the engine opens, and the sizes that follow from them. In: pictures and a
 * preset. Out: a request, its canvas and its pyramid.
 */
@NullMarked
package blindbrush.style.request;

import org.jspecify.annotations.NullMarked;
