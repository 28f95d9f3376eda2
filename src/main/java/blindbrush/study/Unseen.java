package blindbrush.study;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.refusal.ConflictException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a curator may still take back: an artwork or a finished picture that no participant has seen and no open study may show. What was
 * shown is kept. The studies in which it hangs are locked until the transaction ends, so that none opens with it meanwhile.
 *
 * @param artwork null where it is about a finished picture alone
 * @param pictures the artwork's own, as it hangs or hung; or the finished one
 */
public record Unseen(@Nullable Artwork artwork, List<Stimulus> pictures) {

    /**
     * An artwork and all pictures of it.
     *
     * @throws ConflictException if one of them, or one made from it, was shown or belongs to an open study; says where
     */
    public static Unseen require(Artwork artwork) {
        if (artwork.standIn) {
            throw new ConflictException("Stand-ins belong to the demonstration and stay as they are.");
        }
        List<Stimulus> own = Stimulus.list("artwork", artwork);
        hold(Stream.concat(own.stream(), made(artwork).stream()));
        own.forEach(picture -> requireUnseen(quoted(artwork), picture));
        made(artwork).forEach(picture -> requireUnseen("A picture made from " + quoted(artwork), picture));
        return new Unseen(artwork, own);
    }

    /**
     * A finished picture.
     *
     * @throws ConflictException if it was shown or belongs to an open study; says where
     */
    public static Unseen require(Stimulus picture) {
        if (picture.job == null) {
            throw new ConflictException("Only what was made on this desk can be deleted here.");
        }
        hold(Stream.of(picture));
        requireUnseen(quoted(picture.content()), picture);
        return new Unseen(null, List.of(picture));
    }

    /** Takes the pictures from every wall, and deletes them. */
    public void takeDown() {
        pictures.forEach(picture -> {
            Hanging.delete("stimulus", picture);
            picture.remove();
        });
    }

    /**
     * Deletes it all, with the bytes that nobody else uses.
     *
     * @throws ConflictException if another picture was made from the artwork, or is to be
     */
    public void delete() {
        if (artwork != null) {
            requireUnused(artwork);
        }
        takeDown();
        pictures.stream().map(picture -> picture.job).filter(job -> job != null).forEach(Unseen::delete);
        if (artwork != null) {
            StyleTransferJob.ofInput(artwork).forEach(Unseen::delete);
            artwork.remove();
        }
    }

    private static void requireUnused(Artwork artwork) {
        if (!made(artwork).isEmpty()) {
            throw new ConflictException(
                    "%d %s made from “%s”."
                            .formatted(
                                    made(artwork).size(),
                                    made(artwork).size() == 1 ? "picture was" : "pictures were",
                                    artwork.title),
                    "Delete what was made first, or keep it.");
        }
        if (StyleTransferJob.ofInput(artwork).stream().anyMatch(job -> !job.state.ended())) {
            throw new ConflictException(
                    "A picture is being made from “%s”.".formatted(artwork.title), "Cancel it first, or wait for it.");
        }
    }

    private static void delete(StyleTransferJob job) {
        Commission.deleteById(job.id);
        job.remove();
    }

    private static List<Stimulus> made(Artwork artwork) {
        return Stimulus.list("contentArtwork = ?1 or ?1 member of styleArtworks", artwork);
    }

    /** Locks them in one order, so that two transactions never wait for each other. */
    private static void hold(Stream<Stimulus> pictures) {
        pictures.flatMap(picture -> Hanging.studiesOf(picture).stream())
                .distinct()
                .sorted(Comparator.comparing(study -> study.id))
                .forEach(Study::hold);
    }

    private static void requireUnseen(String what, Stimulus picture) {
        Optional<Study> claim = Study.find("""
                        from Study s where exists (from Hanging h where h.study = s and h.stimulus = ?1
                        and (s.state = blindbrush.study.Study.State.OPEN or h.shown > 0))
                        or exists (from ToldPicture told where told.stimulusId = ?2 and told.study = s)
                        or exists (from Trial t where t.session.study = s and (t.stimulus = ?1 or t.rightStimulus = ?1))
                        order by s.simulated""", picture, picture.id).firstResultOptional();
        claim.ifPresent(study -> {
            throw new ConflictException(words(what, study));
        });
    }

    private static String quoted(Artwork artwork) {
        return "“%s”".formatted(artwork.title);
    }

    private static String words(String what, Study study) {
        if (study.simulated) {
            return "%s was played in “%s”. Delete that dry run first.".formatted(what, study.title);
        }
        return study.isOpen()
                ? "%s belongs to “%s”, which is open, and an open study does not change.".formatted(what, study.title)
                : "%s was shown in “%s”. What people have seen is kept as they saw it.".formatted(what, study.title);
    }
}
