package blindbrush.study;

import blindbrush.design.ToldBefore;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Picture;
import blindbrush.image.UndecodedPictureException;
import blindbrush.image.UnreadablePictureException;
import blindbrush.refusal.ConflictException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rule that keeps a truth from coming out early: a picture hangs in at most one open study, and one whose truth is known opens again only
 * where the design allows it. Drafts may share pictures; opening is the gate. The demonstration keeps its pictures to itself, and since
 * it measures nothing it may close and open again with them.
 */
final class OneOpenStudy {

    private static final int NAMED = 3;

    private OneOpenStudy() {}

    /** Waits until no other study is being opened, in whatever process, until the transaction ends. */
    static void awaitTurn() {
        Study.getEntityManager()
                .createNativeQuery("select id from opening_turn where id = 1 for update")
                .getSingleResult();
    }

    /**
     * Computes what a study's pictures, and those that they are compared with, look like, so that they are recognised elsewhere. That takes
     * seconds for hundreds of pictures that were stored before looks were kept.
     *
     * @throws ConflictException if there was no time or memory to look at one, which then might not be recognised
     */
    static void look(Study study) {
        Picture.<Picture>list("""
                        from Picture p where p.look is null and exists (from Stimulus s where s.picture = p
                        and (exists (from Hanging h where h.stimulus = s
                        and (h.study = ?1 or h.study.state = ?2 or h.study.demonstration = true))
                        or exists (from ToldPicture told where told.stimulusId = s.id))) order by p.sha256""", study, Study.State.OPEN).forEach(OneOpenStudy::look);
    }

    private static void look(Picture picture) {
        try {
            picture.looks();
        } catch (UndecodedPictureException busy) {
            throw new ConflictException(
                    "Not all pictures could be looked at just now.", "Open the study again in a moment.", busy);
        } catch (UnreadablePictureException damaged) {
            // said where it hangs; by its artwork and file it is still known
        }
    }

    /** What of a study's wall keeps it from opening, each in a sentence. */
    static List<String> obstacles(Study study) {
        List<HungPicture> wall = HungPicture.of(study);
        List<String> obstacles = new ArrayList<>(shared(wall, HungPicture.takenFrom(study)));
        if (!study.demonstration && study.design.reporting().toldBefore() == ToldBefore.REFUSED) {
            told(wall).ifPresent(obstacles::add);
        }
        return obstacles;
    }

    /** Notes which pictures of a study's wall were told before. They may be stored as other rows than those that were told. */
    static void noteToldBefore(Study study) {
        same(HungPicture.of(study), HungPicture.told())
                .forEach((here, there) -> ToldPicture.tell(
                        Stimulus.findById(here.stimulusId()), ToldPicture.findById(there.stimulusId())));
    }

    /**
     * Another study that stays blind and has a picture of this one on its wall, unless the picture's truth is known anyway. A study that
     * never opened keeps nobody silent.
     */
    static Optional<Study> blindElsewhere(Study study) {
        List<Study> blind = Study.<Study>list("""
                        from Study other where other <> ?1 and other.version > 0 and other.simulated = false
                        and (other.state = ?2 or (not exists (from Session s where s.study = other)
                        and not exists (from Withdrawal w where w.study = other)))""", study, Study.State.OPEN).stream()
                .filter(Disclosure::staysBlind)
                .toList();
        if (blind.isEmpty()) {
            return Optional.empty();
        }
        List<HungPicture> wall = new ArrayList<>(HungPicture.of(study));
        wall.removeAll(same(wall, HungPicture.told()).keySet());
        return blind.stream()
                .filter(other -> !same(wall, HungPicture.of(other)).isEmpty())
                .findFirst();
    }

    private static List<String> shared(List<HungPicture> wall, List<HungPicture> taken) {
        Map<UUID, Long> counts = same(wall, taken).values().stream()
                .collect(Collectors.groupingBy(HungPicture::studyId, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> shared(Study.findById(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String shared(Study other, long count) {
        String pictures = count == 1 ? "One picture of this wall hangs" : count + " pictures of this wall hang";
        return other.demonstration
                ? "%s in the demonstration, whose pictures hang nowhere else.".formatted(pictures)
                : "%s in “%s”, which is open: a picture hangs in at most one open study. Close that one first, or hang other pictures here."
                        .formatted(pictures, other.title);
    }

    private static Optional<String> told(List<HungPicture> wall) {
        Map<HungPicture, HungPicture> known = same(wall, HungPicture.told());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String named = known.keySet().stream()
                .limit(NAMED)
                .map(picture -> "“%s”"
                        .formatted(Stimulus.<Stimulus>findById(picture.stimulusId())
                                .caption()))
                .collect(Collectors.joining(", "));
        String others = known.size() > NAMED ? " and %d more".formatted(known.size() - NAMED) : "";
        String where = known.values().stream()
                .map(HungPicture::studyId)
                .distinct()
                .limit(NAMED)
                .map(id -> "“%s”".formatted(Study.<Study>findById(id).title))
                .collect(Collectors.joining(", "));
        return Optional.of(
                ("It became known what these pictures are when %s closed: %s%s. Hang others, or let the design show pictures whose truth is already known"
                                + " (under “What becomes known”; in its document told_before: allowed). Every row will then say so.")
                        .formatted(where, named, others));
    }

    /** The pictures of a wall that are the same as a picture elsewhere, each with one such picture. */
    private static Map<HungPicture, HungPicture> same(List<HungPicture> wall, List<HungPicture> elsewhere) {
        Map<HungPicture, HungPicture> same = new LinkedHashMap<>();
        for (HungPicture here : wall) {
            elsewhere.stream().filter(here::isSameAs).findFirst().ifPresent(there -> same.put(here, there));
        }
        return same;
    }
}
