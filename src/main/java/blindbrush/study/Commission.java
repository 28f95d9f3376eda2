package blindbrush.study;

import blindbrush.gallery.StyleTransferJob;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** The studies that wait or waited for pictures of these jobs, by the jobs' ids; none of one that was made for no study. One query. */
    public static Map<UUID, Study> studiesOf(List<StyleTransferJob> jobs) {
        return Commission.<Commission>list(
                        "from Commission c join fetch c.study where c.jobId in ?1",
                        jobs.stream().map(job -> job.id).toList())
                .stream()
                .collect(Collectors.toMap(commission -> commission.jobId, commission -> commission.study));
    }
}
