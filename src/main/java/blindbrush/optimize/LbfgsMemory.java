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
 * The last m steps s and gradient changes y of L-BFGS, in arrays that are made once, and the inverse Hessian H that they
 * and a preconditioner make out (Nocedal 1980). The two-loop recursion runs on coefficients instead of on vectors, after
 * Chen, Wang and Zhou (2014), so that a step takes three small transfers from the device and not 4 m.
 */
final class LbfgsMemory {

    private final int capacity;
    private final NDArray steps; // m rows
    private final NDArray changes; // m rows, then the gradient
    private int size;
    private int next;

    LbfgsMemory(NDManager manager, int capacity, long dimension, DataType type) {
        this.capacity = capacity;
        this.steps = manager.zeros(new Shape(capacity, dimension), type);
        this.changes = manager.zeros(new Shape(capacity + 1L, dimension), type);
    }

    /**
     * Keeps a pair of the point's shape, the oldest making room, if the curvature along the step is safely positive.
     *
     * @return whether it was kept
     */
    boolean offer(NDArray step, NDArray gradientChange) {
        try (NDArray s = step.flatten();
                NDArray y = gradientChange.flatten()) {
            double curvature = Scalar.taken(s.dot(y));
            boolean positive = curvature > 1e-10 * Scalar.taken(y.dot(y));
            if (positive) {
                steps.set(new NDIndex(next), s);
                changes.set(new NDIndex(next), y);
                next = (next + 1) % capacity;
                size = Math.min(size + 1, capacity);
            }
            return positive;
        }
    }

    void clear() {
        size = 0;
        next = 0;
    }

    /**
     * H g among the coordinates that are free to move; just the preconditioner's guess while there is no usable pair.
     *
     * @param gradient of the point's shape
     * @param free one where a coordinate may move, else zero, of the point's shape
     * @return of the point's shape and manager, zero where nothing may move
     */
    NDArray product(NDArray gradient, NDArray free, Preconditioner preconditioner) {
        try (NDArray flat = gradient.flatten();
                NDArray flatFree = free.reshape(1, -1);
                NDArray freeSteps = steps.mul(flatFree);
                NDArray products = products(freeSteps, flat)) {
            TwoLoops loops = new TwoLoops(Scalar.all(products));
            try (NDArray corrected = loops.corrected(free);
                    NDArray guess = guess(corrected, free, preconditioner);
                    NDArray scaled = guess.mul(loops.scale(free, preconditioner));
                    NDArray rest = loops.rest(scaled, freeSteps)) {
                return scaled.add(rest);
            }
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(size);
        out.writeInt(next);
        Numbers.write(steps, out);
        Numbers.write(changes, out);
    }

    void restore(DataInputStream in) throws IOException {
        size = in.readInt();
        next = in.readInt();
        for (NDArray array : new NDArray[] {steps, changes}) {
            Numbers.readInto(array, in);
        }
    }

    /** Free steps times gradient changes and the gradient, [m, m + 1]. */
    private NDArray products(NDArray freeSteps, NDArray flatGradient) {
        changes.set(new NDIndex(capacity), flatGradient);
        try (NDArray transposed = changes.transpose()) {
            return freeSteps.matMul(transposed);
        }
    }

    private static NDArray guess(NDArray vector, NDArray free, Preconditioner preconditioner) {
        try (NDArray guess = preconditioner.apply(vector)) {
            return guess.mul(free);
        }
    }

    /** The recursion of one step. */
    private final class TwoLoops {

        private final double[] products;
        private final double[] alpha = new double[capacity];

        TwoLoops(double[] products) {
            this.products = products;
        }

        /** First loop, newest pair first: what is left of the gradient once the changes seen are taken out. */
        NDArray corrected(NDArray free) {
            double[] row = new double[capacity + 1];
            row[capacity] = 1;
            for (int age = 1; age <= size; age++) {
                int i = Math.floorMod(next - age, capacity);
                alpha[i] = usable(i) ? along(i, row) / curvature(i) : 0;
                row[i] = -alpha[i];
            }
            try (NDArray coefficients = row(row);
                    NDArray sum = coefficients.matMul(changes);
                    NDArray shaped = sum.reshape(free.getShape())) {
                return shaped.mul(free);
            }
        }

        /** By s·y / y·Py of the newest usable pair: the size of the inverse Hessian along the last step. */
        double scale(NDArray free, Preconditioner preconditioner) {
            for (int age = 1; age <= size; age++) {
                int i = Math.floorMod(next - age, capacity);
                if (usable(i)) {
                    return curvature(i) / preconditioned(i, free, preconditioner);
                }
            }
            return 1;
        }

        /** Second loop, oldest pair first: what the steps seen add. */
        NDArray rest(NDArray scaled, NDArray freeSteps) {
            double[] along = alongChanges(scaled);
            double[] row = new double[capacity];
            for (int age = size; age >= 1; age--) {
                int i = Math.floorMod(next - age, capacity);
                if (usable(i)) {
                    double sum = along[i];
                    for (int j = 0; j < capacity; j++) {
                        sum += row[j] * products[j * (capacity + 1) + i];
                    }
                    row[i] = alpha[i] - sum / curvature(i);
                }
            }
            try (NDArray coefficients = row(row);
                    NDArray sum = coefficients.matMul(freeSteps)) {
                return sum.reshape(scaled.getShape());
            }
        }

        private boolean usable(int pair) {
            return curvature(pair) > 0;
        }

        private double curvature(int pair) {
            return products[pair * (capacity + 1) + pair];
        }

        private double along(int pair, double[] row) {
            double sum = 0;
            for (int j = 0; j <= capacity; j++) {
                sum += products[pair * (capacity + 1) + j] * row[j];
            }
            return sum;
        }

        private double preconditioned(int pair, NDArray free, Preconditioner preconditioner) {
            try (NDArray change = changes.get(pair);
                    NDArray shaped = change.reshape(free.getShape());
                    NDArray freeChange = shaped.mul(free);
                    NDArray guess = preconditioner.apply(freeChange);
                    NDArray product = guess.mul(freeChange)) {
                return Math.max(Scalar.taken(product.sum()), Double.MIN_NORMAL);
            }
        }

        private double[] alongChanges(NDArray vector) {
            try (NDArray column = vector.reshape(-1, 1);
                    NDArray products = changes.matMul(column)) {
                return Scalar.all(products);
            }
        }

        private NDArray row(double[] values) {
            try (NDArray doubles = changes.getManager().create(values, new Shape(1, values.length));
                    NDArray typed = doubles.toType(changes.getDataType(), false)) {
                return typed.duplicate();
            }
        }
    }
}
