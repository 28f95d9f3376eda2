/** Minimising a differentiable function of a tensor: methods that take one step at a time, and can be stopped and taken up again. */
@NullMarked
package blindbrush.optimize;

import org.jspecify.annotations.NullMarked;
