package blindbrush.style;

/**
 * What a style transfer takes in memory at its most, in bytes.
 *
 * @param weights the network's numbers, held already once it is open
 * @param activations what the network finds in the picture and what automatic differentiation keeps of it, or, where that is
 *     more, what it finds in the style images
 * @param targets the content image's features and the styles' Gram matrices
 * @param optimizer the picture, its gradient and what the method keeps
 * @param pictures the images in Java's memory, and what Java and the engine take on whatever the size
 */
record MemoryEstimate(long weights, long activations, long targets, long optimizer, long pictures) {

    /** All of it. */
    long total() {
        return weights + stillToCome();
    }

    /** What is not held yet when the network is open. */
    long stillToCome() {
        return activations + targets + optimizer + pictures;
    }
}
