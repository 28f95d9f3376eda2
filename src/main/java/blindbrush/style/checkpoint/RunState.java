package blindbrush.style.checkpoint;

import blindbrush.network.RgbPlanes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run stands between two iterations.
 *
 * @param scale index of the level, 0 is the coarsest
 * @param iterationOfScale iterations done at that level
 * @param iteration iterations done over the whole run
 * @param elapsed time that the run took
 * @param setbacks what went wrong so far and was made up for
 * @param loss the picture's
 * @param picture the best of this level so far, in its size
 * @param optimizer its whole state; empty where that would be too large to keep, and the optimiser then begins again from the picture
 */
@SuppressWarnings("ArrayRecordComponent") // carried to and from a checkpoint, never compared
public record RunState(
        int scale,
        int iterationOfScale,
        int iteration,
        Duration elapsed,
        Setbacks setbacks,
        double loss,
        RgbPlanes picture,
        byte[] optimizer) {

    void write(DataOutputStream out) throws IOException {
        out.writeInt(scale);
        out.writeInt(iterationOfScale);
        out.writeInt(iteration);
        out.writeLong(elapsed.toNanos());
        out.writeInt(setbacks.retreats());
        out.writeInt(setbacks.notes().size());
        for (String note : setbacks.notes()) {
            out.writeUTF(note);
        }
        out.writeDouble(loss);
        writePicture(out);
        out.writeInt(optimizer.length);
        out.write(optimizer);
    }

    static RunState read(DataInputStream in) throws IOException {
        return new RunState(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Duration.ofNanos(in.readLong()),
                readSetbacks(in),
                in.readDouble(),
                readPicture(in),
                in.readNBytes(in.readInt()));
    }

    /** Roughly, in bytes. */
    int size() {
        return 4 * picture.values().length + optimizer.length;
    }

    private static Setbacks readSetbacks(DataInputStream in) throws IOException {
        int retreats = in.readInt();
        int count = in.readInt();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notes.add(in.readUTF());
        }
        return new Setbacks(retreats, notes);
    }

    private void writePicture(DataOutputStream out) throws IOException {
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        ByteBuffer bytes = ByteBuffer.allocate(4 * picture.values().length);
        bytes.asFloatBuffer().put(picture.values());
        out.write(bytes.array());
    }

    private static RgbPlanes readPicture(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        float[] values = new float[3 * width * height];
        ByteBuffer.wrap(in.readNBytes(4 * values.length)).asFloatBuffer().get(values);
        return new RgbPlanes(width, height, values);
    }
}
