/** Files of VGG-19's weights: read, checked, fetched from their public homes, written. Numbers only, no tensors. */
package blindbrush.weights;
