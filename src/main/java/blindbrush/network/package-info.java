/** Frozen networks that turn pictures into features, on whatever device DJL's PyTorch engine offers. */
package blindbrush.network;
