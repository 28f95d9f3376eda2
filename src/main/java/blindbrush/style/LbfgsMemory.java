package blindbrush.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * The last m steps s and gradient changes y of L-BFGS, and the direction they give (Nocedal 1980), in the vector-free
 * form of Chen, Wang and Zhou (2014): all inner products come from one small Gram matrix, so that a step needs one
 * transfer from the device, and all vectors lie in one array that is made once.
 */
final class LbfgsMemory {

    private final int capacity;
    private final NDArray vectors; // rows: m steps, m gradient changes, the gradient
    private int size;
    private int next;

    LbfgsMemory(NDManager manager, int capacity, long dimension) {
        this.capacity = capacity;
        this.vectors = manager.zeros(new Shape(2L * capacity + 1, dimension));
    }

    /** Keeps a pair of flat vectors; the oldest pair makes room. */
    void add(NDArray step, NDArray gradientChange) {
        put(next, step);
        put(capacity + next, gradientChange);
        next = (next + 1) % capacity;
        size = Math.min(size + 1, capacity);
    }

    void clear() {
        size = 0;
        next = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** −H g, flat, with H the inverse Hessian as the pairs make it out; needs at least one pair. */
    NDArray direction(NDArray gradient) {
        put(2 * capacity, gradient);
        try (NDArray transposed = vectors.transpose();
                NDArray products = vectors.matMul(transposed);
                NDArray row = vectors.getManager().create(coefficients(products.toFloatArray()), rowShape());
                NDArray direction = row.matMul(vectors)) {
            return direction.flatten();
        }
    }

    private Shape rowShape() {
        return new Shape(1, 2L * capacity + 1);
    }

    /** The two-loop recursion, on coefficients of the rows instead of on vectors. */
    private float[] coefficients(float[] products) {
        int rows = 2 * capacity + 1;
        double[] delta = new double[rows];
        delta[2 * capacity] = -1;
        double[] alpha = new double[capacity];
        for (int age = 1; age <= size; age++) {
            int i = Math.floorMod(next - age, capacity);
            alpha[i] = product(delta, products, i) / products[i * rows + capacity + i];
            delta[capacity + i] -= alpha[i];
        }
        scale(delta, products, Math.floorMod(next - 1, capacity));
        for (int age = size; age >= 1; age--) {
            int i = Math.floorMod(next - age, capacity);
            double beta = product(delta, products, capacity + i) / products[i * rows + capacity + i];
            delta[i] += alpha[i] - beta;
        }
        return toFloats(delta);
    }

    /** By s·y / y·y of the newest pair: the size of the Hessian's inverse along the last step. */
    private void scale(double[] delta, float[] products, int newest) {
        int y = capacity + newest;
        double factor = products[newest * delta.length + y] / (double) products[y * delta.length + y];
        for (int j = 0; j < delta.length; j++) {
            delta[j] *= factor;
        }
    }

    private void put(int row, NDArray vector) {
        vectors.set(new NDIndex(row), vector);
    }

    private static double product(double[] delta, float[] products, int row) {
        double sum = 0;
        for (int j = 0; j < delta.length; j++) {
            sum += delta[j] * products[row * delta.length + j];
        }
        return sum;
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
