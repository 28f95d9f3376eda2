package blindbrush.gallery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** The picture of a running style transfer as it forms, as JPEG; gone when the job ends. */
@Entity
public class StyleTransferPreview extends PanacheEntityBase {

    @Id
    public UUID jobId;

    public byte[] bytes;

    static void keep(UUID jobId, byte[] bytes) {
        StyleTransferPreview preview = findById(jobId);
        if (preview == null) {
            preview = new StyleTransferPreview();
            preview.jobId = jobId;
            preview.bytes = bytes;
            preview.persist();
        } else {
            preview.bytes = bytes;
        }
    }
}
