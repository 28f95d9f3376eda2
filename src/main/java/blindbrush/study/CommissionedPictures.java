package blindbrush.study;

import blindbrush.gallery.StimulusMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hangs a finished picture in the study that waits for it, in the transaction that stores the picture. */
@ApplicationScoped
class CommissionedPictures {

    void hang(@Observes StimulusMade made) {
        Commission.studyOf(made.job()).ifPresent(study -> study.hang(made.stimulus()));
    }
}
