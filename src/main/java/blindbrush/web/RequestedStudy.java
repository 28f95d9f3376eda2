package blindbrush.web;

import blindbrush.study.Disclosure;
import blindbrush.study.Study;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The study that an address or a form names, if whoever asks may have it. */
public final class RequestedStudy {

    private RequestedStudy() {}

    /** The study at an address. */
    public static Study at(String slug) {
        return Study.findBySlug(slug).orElseThrow(() -> Problem.notFound("There is no study at this address."));
    }

    /** A study that has begun; a dry run is there for researchers only. */
    public static Study begun(String slug, Visitor visitor) {
        return Study.findBySlug(slug)
                .filter(found -> Disclosure.mayTellOf(found, visitor.reader()))
                .orElseThrow(() -> Problem.notFound("There is no study at this address that has begun."));
    }

    /** A study whose wall and documents its researchers may have now; one that stays blind gives none of them. */
    public static Study notBlind(String slug, Instant now) {
        Study study = at(slug);
        requireNone(Disclosure.of(study, now).wallSilence());
        return study;
    }

    /** A study whose rows its researchers may have now: not one that is open, unless its results are public. */
    public static Study tellingRows(String slug, Instant now) {
        Study study = at(slug);
        requireNone(Disclosure.of(study, now).silence());
        return study;
    }

    /** A study, named in a form, whose wall curators may add to. */
    public static Study takingPictures(@Nullable String slug) {
        Study study = Optional.ofNullable(slug)
                .flatMap(Study::findBySlug)
                .orElseThrow(() -> Problem.badRequest("There is no study \"" + slug + "\"."));
        study.requireTakesPictures();
        return study;
    }

    private static void requireNone(Optional<String> silence) {
        silence.ifPresent(why -> {
            throw Problem.conflict(why);
        });
    }
}
