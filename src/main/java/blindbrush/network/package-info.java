/** Frozen networks that turn pictures into features, on whatever device DJL's PyTorch engine offers. */
@NullMarked
package blindbrush.network;

import org.jspecify.annotations.NullMarked;
