package blindbrush.gallery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The picture of a running style transfer as it forms, as JPEG; gone when the job ends. */
@Entity
public class StyleTransferPreview extends PanacheEntityBase {

    @Id
    public UUID jobId;

    public byte[] bytes;

    /** Ids of those of these jobs whose pictures can be shown as they form. One query. */
    public static Set<UUID> of(List<StyleTransferJob> jobs) {
        return Set.copyOf(getEntityManager()
                .createQuery("select p.jobId from StyleTransferPreview p where p.jobId in ?1", UUID.class)
                .setParameter(1, jobs.stream().map(job -> job.id).toList())
                .getResultList());
    }

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
