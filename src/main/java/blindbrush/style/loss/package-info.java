/**
 * Terms of the loss: content, style, smoothness, each at one layer or on the picture, with the statistics they compare. In: features of a
 * picture and a target. Out: a number and its gradient.
 */
@NullMarked
package blindbrush.style.loss;

import org.jspecify.annotations.NullMarked;
