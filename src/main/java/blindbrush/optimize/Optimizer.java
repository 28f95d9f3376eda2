package blindbrush.optimize;

import ai.djl.ndarray.NDArray;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A method under way from a start: each step costs one evaluation of its objective. Not thread-safe. */
public interface Optimizer extends AutoCloseable {

    /** Takes one step. */
    void step();

    /** Where it stands, the point that would be handed over now; valid until the next step. */
    NDArray point();

    /** The loss there; of a method that averages its iterates, the loss of the last one evaluated. */
    double loss();

    /** Whether it stands where the loss is flat, so that no further step would change anything. */
    default boolean isAtRest() {
        return false;
    }

    /** Writes all that the following steps depend on; {@link #restore} then goes on exactly as this one would. */
    void save(DataOutputStream out) throws IOException;

    /** Takes over what {@link #save} wrote, of the same method on a point of the same shape. */
    void restore(DataInputStream in) throws IOException;

    @Override
    void close();
}
