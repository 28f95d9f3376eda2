package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A run of a method from a start. Each step costs one evaluation of its objective. Not thread-safe. */
public interface Optimizer extends AutoCloseable {

    /** Takes one step. */
    void step();

    /** Its result so far; valid until the next step. */
    NDArray point();

    /** The loss at that point. A method that averages its iterates gives the loss of the last one evaluated. */
    double loss();

    /** Whether the loss is flat at that point, so that no further step would change anything. */
    default boolean isAtRest() {
        return false;
    }

    /** Writes everything that the following steps depend on, for {@link #restore}. */
    void save(DataOutputStream out) throws IOException;

    /** Reads what {@link #save} wrote and goes on exactly as that run would have; of the same method, on a point of the same shape. */
    void restore(DataInputStream in) throws IOException;

    @Override
    void close();
}
