/**
 * VGG-19 and the compact network as numbers: layouts, labels, where they come from. In: files and their metadata. Out: checked weights; numbers
 * only, no tensors.
 */
@NullMarked
package blindbrush.weights;

import org.jspecify.annotations.NullMarked;
