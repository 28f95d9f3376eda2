package blindbrush.style.checkpoint;

import blindbrush.disk.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A style transfer under way, as bytes: all that its remaining iterations depend on beside the request and the network, of
 * which it holds hashes. Taken up again on the same machine it gives the same picture as if it had never stopped.
 *
 * <p>Four letters and a version, the hashes, where the run stands (see {@link RunState}), a CRC-32 of all that; big-endian.
 */
public final class Checkpoint {

    private static final int LETTERS = 0x42_42_43_50; // BBCP
    private static final int VERSION = 2;

    private final byte[] bytes;
    private final Fingerprint fingerprint;
    private final RunState state;

    private Checkpoint(byte[] bytes, Fingerprint fingerprint, RunState state) {
        this.bytes = bytes;
        this.fingerprint = fingerprint;
        this.state = state;
    }

    /**
     * What {@link #bytes} gave.
     *
     * @throws UnusableCheckpointException if it is none, of another version, cut short or changed
     */
    public static Checkpoint of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, whole(bytes)))) {
            if (in.readInt() != LETTERS) {
                throw new UnusableCheckpointException("it is no checkpoint");
            }
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new UnusableCheckpointException(
                        "it is of version %d, this program reads %d".formatted(version, VERSION));
            }
            checkSum(bytes);
            return new Checkpoint(bytes, Fingerprint.read(in), RunState.read(in));
        } catch (IOException | RuntimeException damaged) {
            throw damaged instanceof UnusableCheckpointException unusable
                    ? unusable
                    : new UnusableCheckpointException("it is damaged", damaged);
        }
    }

    /**
     * What {@link #write} wrote; empty if there is no such file.
     *
     * @throws UnusableCheckpointException as {@link #of(byte[])}
     */
    public static Optional<Checkpoint> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(of(Files.readAllBytes(file))) : Optional.empty();
    }

    /** Lays a run aside. */
    public static Checkpoint of(Fingerprint fingerprint, RunState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + state.size());
        CheckedOutputStream checked = new CheckedOutputStream(bytes, new CRC32());
        try (DataOutputStream out = new DataOutputStream(checked)) {
            out.writeInt(LETTERS);
            out.writeByte(VERSION);
            fingerprint.write(out);
            state.write(out);
            out.writeInt((int) checked.getChecksum().getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Checkpoint(bytes.toByteArray(), fingerprint, state);
    }

    /** Writes it in the place of an earlier one, which stays there if the process dies meanwhile. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, stream -> stream.write(bytes));
    }

    /** To be kept wherever; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many iterations of the whole run are done. */
    public int iteration() {
        return state.iteration();
    }

    /**
     * Where the run stands.
     *
     * @throws UnusableCheckpointException if it is another run than the one of that fingerprint
     */
    public RunState state(Fingerprint wanted) {
        List<String> differences = wanted.differences(fingerprint);
        if (!differences.isEmpty()) {
            throw new UnusableCheckpointException(
                    "it belongs to another picture: not the same " + String.join(", ", differences));
        }
        return state;
    }

    private static int whole(byte[] bytes) {
        if (bytes.length < 9) {
            throw new UnusableCheckpointException("it is no checkpoint");
        }
        return bytes.length - 4;
    }

    private static void checkSum(byte[] bytes) throws IOException {
        int length = whole(bytes);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, length, 4))) {
            if (in.readInt() != sum(bytes, length)) {
                throw new UnusableCheckpointException("it is damaged: its bytes do not add up");
            }
        }
    }

    private static int sum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
