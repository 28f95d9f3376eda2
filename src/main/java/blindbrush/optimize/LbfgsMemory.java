package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The last m steps s and gradient changes y of L-BFGS, and the direction they give (Nocedal 1980), in the vector-free
 * form of Chen, Wang and Zhou (2014): all inner products come from one small Gram matrix, of which each step only
 * computes what is new, so that a step needs one transfer from the device; all vectors lie in one array that is made
 * once.
 */
final class LbfgsMemory {

    private final int capacity;
    private final NDArray vectors; // rows: m steps, m gradient changes, the gradient
    private final double[][] products;
    private int size;
    private int next;

    LbfgsMemory(NDManager manager, int capacity, long dimension, DataType type) {
        this.capacity = capacity;
        this.vectors = manager.zeros(new Shape(2L * capacity + 1, dimension), type);
        this.products = new double[2 * capacity + 1][2 * capacity + 1];
    }

    /**
     * Keeps a pair of flat vectors, the oldest making room, if the curvature along the step is safely positive.
     *
     * @return whether it was kept
     */
    boolean offer(NDArray step, NDArray gradientChange) {
        double curvature = Scalar.taken(step.dot(gradientChange));
        double square = Scalar.taken(gradientChange.dot(gradientChange));
        if (!(curvature > 1e-10 * square)) {
            return false;
        }
        put(next, step);
        put(capacity + next, gradientChange);
        multiply(step, next);
        multiply(gradientChange, capacity + next);
        next = (next + 1) % capacity;
        size = Math.min(size + 1, capacity);
        return true;
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
        multiply(gradient, 2 * capacity);
        try (NDArray row = coefficients();
                NDArray direction = row.matMul(vectors)) {
            return direction.flatten();
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(size);
        out.writeInt(next);
        for (double[] row : products) {
            for (double product : row) {
                out.writeDouble(product);
            }
        }
        Numbers.write(vectors, out);
    }

    void restore(DataInputStream in) throws IOException {
        size = in.readInt();
        next = in.readInt();
        for (double[] row : products) {
            for (int j = 0; j < row.length; j++) {
                row[j] = in.readDouble();
            }
        }
        try (NDArray read = Numbers.read(in, vectors.getManager(), vectors.getShape(), vectors.getDataType())) {
            read.copyTo(vectors);
        }
    }

    /** The two-loop recursion, on coefficients of the rows instead of on vectors; [1, rows]. */
    private NDArray coefficients() {
        double[] delta = new double[2 * capacity + 1];
        delta[2 * capacity] = -1;
        double[] alpha = new double[capacity];
        for (int age = 1; age <= size; age++) {
            int i = Math.floorMod(next - age, capacity);
            alpha[i] = product(delta, i) / products[i][capacity + i];
            delta[capacity + i] -= alpha[i];
        }
        scale(delta, Math.floorMod(next - 1, capacity));
        for (int age = size; age >= 1; age--) {
            int i = Math.floorMod(next - age, capacity);
            double beta = product(delta, capacity + i) / products[i][capacity + i];
            delta[i] += alpha[i] - beta;
        }
        try (NDArray doubles = vectors.getManager().create(delta, new Shape(1, delta.length))) {
            return doubles.toType(vectors.getDataType(), true);
        }
    }

    /** By s·y / y·y of the newest pair: the size of the Hessian's inverse along the last step. */
    private void scale(double[] delta, int newest) {
        int y = capacity + newest;
        double factor = products[newest][y] / products[y][y];
        for (int j = 0; j < delta.length; j++) {
            delta[j] *= factor;
        }
    }

    private void put(int row, NDArray vector) {
        vectors.set(new NDIndex(row), vector);
    }

    private void multiply(NDArray vector, int row) {
        double[] fresh;
        try (NDArray column = vector.reshape(-1, 1);
                NDArray product = vectors.matMul(column)) {
            fresh = Scalar.all(product);
        }
        for (int j = 0; j < fresh.length; j++) {
            products[row][j] = fresh[j];
            products[j][row] = fresh[j];
        }
    }

    private double product(double[] delta, int row) {
        double sum = 0;
        for (int j = 0; j < delta.length; j++) {
            sum += delta[j] * products[row][j];
        }
        return sum;
    }
}
