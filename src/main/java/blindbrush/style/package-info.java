/**
 * Neural style transfer and DeepDream as a whole: from a request to a stylised image, with progress, previews and checkpoints on the way. In:
 * a request and the network's weights. Out: a stylised image. One runs at a time in a process.
 */
@NullMarked
package blindbrush.style;

import org.jspecify.annotations.NullMarked;
