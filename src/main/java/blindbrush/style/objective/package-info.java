/**
 * The whole loss as a function of the picture. In: a preset, a network, features of content and styles. Out: the weighted sum of its
 * terms and the gradient.
 */
@NullMarked
package blindbrush.style.objective;

import org.jspecify.annotations.NullMarked;
