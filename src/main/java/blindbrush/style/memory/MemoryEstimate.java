package blindbrush.style.memory;

/**
 * What a style transfer takes in memory at its most, in bytes, once the network is open and holds its weights.
 *
 * @param activations what the network finds in the picture and what automatic differentiation keeps of it, or, where that is
 *     more, what it finds in the style images
 * @param targets the content image's features and the styles' Gram matrices
 * @param optimizer the picture, its gradient and what the method keeps
 * @param pictures the images in Java's memory, and what Java and the engine take on whatever the size
 */
record MemoryEstimate(long activations, long targets, long optimizer, long pictures) {

    /** All of it. */
    long stillToCome() {
        return activations + targets + optimizer + pictures;
    }
}
