package blindbrush.study;

import blindbrush.gallery.StimulusMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Hangs a finished picture in the study that waits for it, in the transaction that stores the picture. A study that opened in the
 * meantime stays as it is; the picture waits on the desk.
 */
@ApplicationScoped
class CommissionedPictures {

    void hang(@Observes StimulusMade made) {
        Commission.studyOf(made.job()).ifPresent(study -> study.receive(made.stimulus()));
    }
}
