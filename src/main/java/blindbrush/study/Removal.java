package blindbrush.study;

import blindbrush.refusal.ConflictException;
import java.util.Optional;

/** Deletes a study for good: a dry run with everything that was made up for it, or a study in which nobody took part. */
public final class Removal {

    private Removal() {}

    /** Why a study stays, in a sentence; empty where it may go. */
    public static Optional<String> obstacle(Study study) {
        if (study.demonstration) {
            return Optional.of("The demonstration cannot be deleted: it is what newcomers try.");
        }
        if (study.isOpen()) {
            return Optional.of("This study is open. Close it first.");
        }
        long sessions = Session.count("study", study);
        if (!study.simulated && sessions > 0) {
            return Optional.of("%d %s stored of this study, and what people answered is kept."
                    .formatted(sessions, sessions == 1 ? "session is" : "sessions are"));
        }
        if (ToldPicture.count("study", study) > 0) {
            return Optional.of(
                    "It became known on another server what its pictures are. That is noted with this study, and kept.");
        }
        return Withdrawal.count("study", study) > 0
                ? Optional.of("Somebody took part and withdrew. The note of that is kept.")
                : Optional.empty();
    }

    /**
     * Deletes it, with its wall; the pictures stay on the curator's desk.
     *
     * @throws ConflictException if it stays; says why
     */
    public static void of(Study study) {
        obstacle(study).ifPresent(why -> {
            throw new ConflictException(why);
        });
        if (study.simulated) {
            Response.delete("trialId in (select t.id from Trial t where t.session.study = ?1)", study);
            Trial.delete("session in (from Session s where s.study = ?1)", study);
            Session.delete("study", study);
            Participant.delete("study", study);
        }
        Hanging.delete("study", study);
        Commission.delete("study", study);
        Link.delete("study", study);
        SessionLeaf.delete("key.studyId", study.id);
        Unblinding.delete("key.studyId", study.id);
        StudyVersion.delete("key.studyId", study.id);
        study.delete();
    }
}
