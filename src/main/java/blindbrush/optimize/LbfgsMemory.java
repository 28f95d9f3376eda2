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
 * and a preconditioner approximate (Nocedal 1980). The two-loop recursion runs on coefficients instead of on vectors, after
 * Chen, Wang and Zhou (2014), so that a step takes three small transfers from the device and not 4 m. The products of two
 * pairs are computed once, when the newer one is offered, so that a step reads the arrays five times and writes two rows.
 */
final class LbfgsMemory {

    private final int capacity;
    private final Preconditioner preconditioner;
    private final NDArray steps; // m rows
    private final NDArray changes; // m rows
    private final double[][] products; // s of the row · y of the column, where the row's pair is not the newer one
    private final double[] squares; // y · P y
    private int size;
    private int next;

    LbfgsMemory(NDManager manager, int capacity, long dimension, DataType type, Preconditioner preconditioner) {
        this.capacity = capacity;
        this.preconditioner = preconditioner;
        this.steps = manager.zeros(new Shape(capacity, dimension), type);
        this.changes = manager.zeros(new Shape(capacity, dimension), type);
        this.products = new double[capacity][capacity];
        this.squares = new double[capacity];
    }

    /**
     * Keeps a pair of the point's shape if the curvature along the step is safely positive. It replaces the oldest pair when
     * the memory is full.
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
                double[] along = along(steps, y);
                for (int i = 0; i < capacity; i++) {
                    products[i][next] = along[i];
                }
                products[next][next] = curvature;
                squares[next] = square(gradientChange);
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
     * H g among the coordinates that are free to move. While there is no pair, H is the preconditioner alone. Coordinates
     * that are not free are zero in g, in the preconditioner's guess and in the result. The products of pairs include them
     * nevertheless, since other coordinates are free at each step; the error is small.
     *
     * @param gradient of the point's shape
     * @param free one where a coordinate may move, else zero, of the point's shape
     * @return of the point's shape and manager, zero where nothing may move
     */
    NDArray product(NDArray gradient, NDArray free) {
        try (NDArray freeGradient = gradient.mul(free)) {
            double[] alpha = alpha(along(steps, freeGradient));
            try (NDArray corrected = corrected(freeGradient, alpha);
                    NDArray freed = corrected.muli(free);
                    NDArray guess = preconditioner.apply(freed);
                    NDArray scaled = guess.muli(free).muli(scale());
                    NDArray rest = sum(rest(alpha, along(changes, scaled)), steps, free.getShape());
                    NDArray freeRest = rest.muli(free)) {
                return scaled.add(freeRest);
            }
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(size);
        out.writeInt(next);
        Numbers.write(steps, out);
        Numbers.write(changes, out);
        for (int i = 0; i < capacity; i++) {
            for (int j = 0; j < capacity; j++) {
                out.writeDouble(products[i][j]);
            }
            out.writeDouble(squares[i]);
        }
    }

    void restore(DataInputStream in) throws IOException {
        size = in.readInt();
        next = in.readInt();
        for (NDArray array : new NDArray[] {steps, changes}) {
            Numbers.readInto(array, in);
        }
        for (int i = 0; i < capacity; i++) {
            for (int j = 0; j < capacity; j++) {
                products[i][j] = in.readDouble();
            }
            squares[i] = in.readDouble();
        }
    }

    /** Row of the pair of that age; 1 is the newest. */
    private int at(int age) {
        return Math.floorMod(next - age, capacity);
    }

    /**
     * First loop, newest pair first: how much of each change is in the gradient.
     *
     * @param along the gradient, of each step
     */
    private double[] alpha(double[] along) {
        double[] alpha = new double[capacity];
        for (int age = 1; age <= size; age++) {
            int i = at(age);
            double left = along[i];
            for (int newer = 1; newer < age; newer++) {
                left -= alpha[at(newer)] * products[i][at(newer)];
            }
            alpha[i] = left / products[i][i];
        }
        return alpha;
    }

    /** The gradient less the gradient changes, each multiplied by its alpha. */
    private NDArray corrected(NDArray gradient, double[] alpha) {
        try (NDArray seen = sum(alpha, changes, gradient.getShape())) {
            return gradient.sub(seen);
        }
    }

    /** y · P y. */
    private double square(NDArray change) {
        try (NDArray guess = preconditioner.apply(change);
                NDArray product = guess.muli(change)) {
            return Math.max(Scalar.taken(product.sum()), Double.MIN_NORMAL);
        }
    }

    /** By s·y / y·Py of the newest pair: the size of the inverse Hessian along the last step. */
    private double scale() {
        return size == 0 ? 1 : products[at(1)][at(1)] / squares[at(1)];
    }

    /**
     * Second loop, oldest pair first: how much of each step is to be added.
     *
     * @param along what the first loop left, scaled, of each change
     */
    private double[] rest(double[] alpha, double[] along) {
        double[] rest = new double[capacity];
        for (int age = size; age >= 1; age--) {
            int i = at(age);
            double sum = along[i];
            for (int older = size; older > age; older--) {
                sum += rest[at(older)] * products[at(older)][i];
            }
            rest[i] = alpha[i] - sum / products[i][i];
        }
        return rest;
    }

    /** Each row's product with a vector. */
    private static double[] along(NDArray rows, NDArray vector) {
        try (NDArray column = vector.reshape(-1, 1);
                NDArray products = rows.matMul(column)) {
            return Scalar.all(products);
        }
    }

    /** The sum of rows, each multiplied by its number, in a shape. */
    private static NDArray sum(double[] times, NDArray rows, Shape shape) {
        try (NDArray doubles = rows.getManager().create(times, new Shape(1, times.length));
                NDArray typed = doubles.toType(rows.getDataType(), false);
                NDArray sum = typed.matMul(rows)) {
            return sum.reshape(shape);
        }
    }
}
