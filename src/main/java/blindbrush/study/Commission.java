package blindbrush.study;

import blindbrush.gallery.StyleTransferJob;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.Optional;
import java.util.UUID;

/** A picture that a study waits for: it hangs there as soon as its style transfer is done. */
@Entity
public class Commission extends PanacheEntityBase {

    @Id
    public UUID jobId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    /** Lets {@code study} wait for the picture of {@code job}. */
    public static Commission of(Study study, StyleTransferJob job) {
        var commission = new Commission();
        commission.jobId = job.id;
        commission.study = study;
        commission.persist();
        return commission;
    }

    /** The study that waits for this job's picture. */
    public static Optional<Study> studyOf(StyleTransferJob job) {
        return Commission.<Commission>findByIdOptional(job.id).map(commission -> commission.study);
    }
}
