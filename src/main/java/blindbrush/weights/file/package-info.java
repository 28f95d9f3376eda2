/**
 * File formats of weights: safetensors, PyTorch's stream and zip. In: bytes of a file, trusted in nothing. Out: named ranges of numbers, or
 * what is wrong with the file.
 */
@NullMarked
package blindbrush.weights.file;

import org.jspecify.annotations.NullMarked;
