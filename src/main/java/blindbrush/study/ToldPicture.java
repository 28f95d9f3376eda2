package blindbrush.study;

import blindbrush.gallery.Stimulus;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;

/**
 * A picture whose truth has become known, and the study that told it first. A study that closes tells every picture that its sessions could
 * show: its results, its participants' last pages and its data are then free to be read and passed on. What was told stays told.
 */
@Entity
public class ToldPicture extends PanacheEntityBase {

    @Id
    public UUID stimulusId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    public Instant toldAt;

    /** Notes that the truth of a study's wall is known from now on. A picture that was told before keeps its earlier time. */
    static void tell(Study study, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        insert into told_picture (stimulus_id, study_id, told_at)
                        select h.stimulus_id, h.study_id, cast(:now as timestamp with time zone) from hanging h
                        where h.study_id = :study and not exists (select 1 from told_picture t where t.stimulus_id = h.stimulus_id)""")
                .setParameter("study", study.id)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Notes of a picture that it is the same as one whose truth is known. */
    static void tell(Stimulus stimulus, ToldPicture same) {
        if (ToldPicture.findById(stimulus.id) == null) {
            var told = new ToldPicture();
            told.stimulusId = stimulus.id;
            told.study = same.study;
            told.toldAt = same.toldAt;
            told.persist();
        }
    }
}
