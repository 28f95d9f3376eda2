package blindbrush.style.checkpoint;

import blindbrush.optimize.Optimizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An optimiser's state as bytes, where that is not too much. */
public final class OptimizerState {

    private static final long MOST_BYTES = 1 << 30;

    /** Of Java's memory: state, checkpoint and their making hold it several times over. */
    private static final int SHARE = 8;

    private OptimizerState() {}

    /**
     * Empty if it takes more than a gibibyte or an eighth of Java's memory.
     *
     * @param size roughly, in bytes
     */
    public static byte[] of(Optimizer optimizer, long size) {
        if (size > Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE)) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            optimizer.save(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Gives a method its state back.
     *
     * @throws UnusableCheckpointException if the bytes are not a state of this method
     */
    public static void restore(Optimizer optimizer, byte[] state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            optimizer.restore(in);
        } catch (IOException unfit) {
            throw new UnusableCheckpointException("its optimiser does not fit: " + unfit.getMessage(), unfit);
        }
    }
}
