package blindbrush.study;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Aspect;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.refusal.ConflictException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wall whose pictures all have one aspect, so that none tells an origin: paintings are cropped anew, and what cannot be comes down.
 *
 * @param kept pictures that have it already
 * @param cropped paintings that are cropped to it
 * @param down what comes down: machine pictures, which would have to be made again, and paintings too small to be cropped
 */
public record OneShape(Aspect aspect, long kept, long cropped, long down) {

    /** What each aspect would do to a wall as it hangs. Two queries. */
    public static List<OneShape> choices(Study study) {
        List<Stimulus> wall = wall(study);
        Artwork.list(
                "from Artwork a join fetch a.picture where a in (select h.stimulus.artwork from Hanging h where h.study = ?1)",
                study);
        return Stream.of(Aspect.values())
                .map(aspect -> of(wall, study.longEdge, aspect))
                .toList();
    }

    /**
     * Gives a draft's wall one aspect, now and for what is hung or made for it later.
     *
     * @throws ConflictException once the study has opened: what was shown belongs to its answers
     */
    public static void give(Study study, Aspect aspect, Instant now) {
        study.hold();
        if (study.state != Study.State.DRAFT) {
            throw new ConflictException(
                    "This study has been opened, so it keeps its pictures.", "Copy it, and crop the copy's wall.");
        }
        study.aspect = aspect;
        wall(study).stream()
                .filter(stimulus -> stimulus.picture.aspect() != aspect)
                .forEach(stimulus -> replace(study, stimulus, aspect, now));
    }

    private static void replace(Study study, Stimulus stimulus, Aspect aspect, Instant now) {
        Hanging.delete("study = ?1 and stimulus = ?2", study, stimulus);
        if (canBeCropped(stimulus, study.longEdge, aspect)) {
            study.hang(Stimulus.ofPainting(stimulus.painting(), study.longEdge, aspect, now));
        }
    }

    private static OneShape of(List<Stimulus> wall, int longEdge, Aspect aspect) {
        List<Stimulus> others = wall.stream()
                .filter(stimulus -> stimulus.picture.aspect() != aspect)
                .toList();
        long cropped = others.stream()
                .filter(stimulus -> canBeCropped(stimulus, longEdge, aspect))
                .count();
        return new OneShape(aspect, wall.size() - others.size(), cropped, others.size() - cropped);
    }

    private static boolean canBeCropped(Stimulus stimulus, int longEdge, Aspect aspect) {
        if (stimulus.origin != Origin.HUMAN) {
            return false;
        }
        Picture whole = stimulus.painting().picture;
        return whole != null
                && aspect.longEdgeWithin(whole.width, whole.height) >= ImageNormalizer.leastMaster(longEdge);
    }

    private static List<Stimulus> wall(Study study) {
        return Hanging.of(study).stream().map(hanging -> hanging.stimulus).toList();
    }
}
