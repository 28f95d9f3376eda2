package blindbrush.gallery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A part of the bytes from which a style transfer can be taken up again; gone when the job ends. */
@Entity
@IdClass(StyleTransferCheckpoint.Key.class)
public class StyleTransferCheckpoint extends PanacheEntityBase {

    /** What H2 holds in a bytea is a little more. */
    static final int PART = 1_000_000;

    @Id
    public UUID jobId;

    @Id
    public int position;

    public byte[] bytes;

    /** Of which job, and the how-many-eth part. */
    public record Key(UUID jobId, int position) implements Serializable {}

    /** In place of what was kept before. */
    static void keep(UUID jobId, byte[] bytes) {
        forget(jobId);
        for (int position = 0; position * PART < bytes.length; position++) {
            StyleTransferCheckpoint part = new StyleTransferCheckpoint();
            part.jobId = jobId;
            part.position = position;
            part.bytes = Arrays.copyOfRange(bytes, position * PART, Math.min(bytes.length, (position + 1) * PART));
            part.persistAndFlush();
            getEntityManager().detach(part); // a hundred megabytes need not be held twice
        }
    }

    static Optional<byte[]> kept(UUID jobId) {
        List<StyleTransferCheckpoint> parts = list("jobId = ?1 order by position", jobId);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(parts.size() * PART);
        parts.forEach(part -> bytes.writeBytes(part.bytes));
        return parts.isEmpty() ? Optional.empty() : Optional.of(bytes.toByteArray());
    }

    static void forget(UUID jobId) {
        delete("jobId", jobId);
    }
}
