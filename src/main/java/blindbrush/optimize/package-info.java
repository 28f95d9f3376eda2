/** Minimising a differentiable function of a tensor: methods that take one step at a time and can be laid aside. */
package blindbrush.optimize;
