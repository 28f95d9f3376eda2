package blindbrush.web.curator;

import blindbrush.account.Account;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Intake;
import blindbrush.gallery.Stimulus;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.StudyFigures;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.study.Unseen;
import blindbrush.web.Problem;
import blindbrush.web.RequestedStudy;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Paintings and photographs: brought in, labelled, seen. */
@Path("/artworks")
@RolesAllowed(Account.CURATOR)
public class ArtworkPages {

    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_CREDIT = 400;
    private static final int LONGEST_WORD = 60;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "CuratorPages")
    static class Templates {
        static native TemplateInstance uploaded(List<Intake.Accepted> accepted, List<Intake.Refused> refused);
    }

    /** Takes in a batch file by file, as long as its sender is still there to get the answer. */
    @POST
    public TemplateInstance bring(
            @RestForm @Nullable ArtworkKind kind,
            @RestForm("files") List<FileUpload> files,
            @Context HttpServerResponse response) {
        if (kind == null) {
            throw new InvalidInputException("Say whether they are paintings or photographs.");
        }
        List<Intake.Outcome> outcomes = files.stream()
                .map(file -> Intake.take(kind, file.fileName(), file.uploadedFile(), clock.instant(), response::closed))
                .toList();
        return Templates.uploaded(only(Intake.Accepted.class, outcomes), only(Intake.Refused.class, outcomes));
    }

    /** Writes labels: the lists run side by side, one entry an artwork. */
    @POST
    @Path("labels")
    @Transactional
    public RestResponse<Void> label(
            @RestForm List<UUID> id,
            @RestForm List<String> title,
            @RestForm List<String> creator,
            @RestForm List<String> credit,
            @RestForm List<String> style,
            @RestForm List<String> subject) {
        if (id == null
                || Stream.of(title, creator, credit, style, subject)
                        .anyMatch(list -> list == null || list.size() != id.size())) {
            throw new InvalidInputException(
                    "Each label needs a field each for title, creator, credit, style and subject.");
        }
        for (int index = 0; index < id.size(); index++) {
            Artwork artwork = found(id.get(index));
            artwork.title = text("title", title.get(index), LONGEST_LABEL);
            artwork.creator = text("creator", creator.get(index), LONGEST_LABEL);
            artwork.credit = text("credit", credit.get(index), LONGEST_CREDIT);
            describe(
                    artwork,
                    word(text("style", style.get(index), LONGEST_WORD)),
                    word(text("subject", subject.get(index), LONGEST_WORD)));
        }
        return RestResponse.seeOther(URI.create("/curator" + (id.isEmpty() ? "" : "?of=" + id.get(0))));
    }

    /** Hangs a painting in a study, as a human stimulus. */
    @POST
    @Path("{id}/studies")
    @Transactional
    public RestResponse<Void> hangPainting(UUID id, @RestForm @Nullable String study) {
        Artwork painting = Artwork.<Artwork>find(
                        "id = ?1 and kind = ?2 and picture is not null", id, ArtworkKind.PAINTING)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("There is no such painting on the desk."));
        Study wall = RequestedStudy.takingPictures(study);
        wall.hang(Stimulus.ofPainting(painting, wall.longEdge, wall.aspect, clock.instant()));
        return RestResponse.seeOther(URI.create("/curator?of=" + id + "#artwork-" + id));
    }

    /** Changes an artwork to the other kind. */
    @POST
    @Path("{id}/kind")
    @Transactional
    public RestResponse<Void> changeKind(UUID id, @RestForm @Nullable ArtworkKind kind) {
        if (kind == null) {
            throw new InvalidInputException("Say whether it is a painting or a photograph.");
        }
        Artwork artwork = found(id);
        Unseen.require(artwork).takeDown();
        artwork.kind = kind;
        return RestResponse.seeOther(URI.create("/curator?of=" + id + "#artwork-" + id));
    }

    /** Deletes what nobody has seen and nothing was made of. */
    @POST
    @Path("{id}/delete")
    @Transactional
    public RestResponse<Void> delete(UUID id) {
        Unseen.require(found(id)).delete();
        return RestResponse.seeOther(URI.create("/curator#artworks"));
    }

    @GET
    @Path("{id}/thumbnail")
    public RestResponse<byte[]> thumbnail(UUID id) {
        Artwork artwork = found(id);
        if (artwork.thumbnail == null) {
            throw Problem.notFound("This artwork is known by its record only; its picture is not here.");
        }
        return RestResponse.ResponseBuilder.ok(artwork.thumbnail.bytes)
                .type("image/jpeg")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    private static Artwork found(UUID id) {
        return Artwork.<Artwork>findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("There is no such artwork on the desk."));
    }

    private static String text(String field, String given, int longest) {
        String text = given.strip();
        if (text.length() > longest || (field.equals("title") && text.isEmpty())) {
            throw new InvalidInputException(
                    "A %s has %d characters at most, and a title at least one.".formatted(field, longest));
        }
        return text;
    }

    /** Open studies draw pictures by these words, and an open study does not change. */
    private static void describe(Artwork artwork, @Nullable String style, @Nullable String subject) {
        boolean changes = !Objects.equals(artwork.style, style) || !Objects.equals(artwork.subject, subject);
        if (changes && Hanging.isFixed(artwork)) {
            throw new ConflictException(
                    "“%s” belongs to an open study; its style and subject can change when that has closed."
                            .formatted(artwork.title));
        }
        artwork.style = style;
        artwork.subject = subject;
        if (changes) {
            StudyFigures.forget(artwork);
        }
    }

    private static @Nullable String word(String text) {
        if (text.contains("|")) {
            throw new InvalidInputException(
                    "“%s” has a |, which exports use to separate words. Choose a word without it.".formatted(text));
        }
        return text.isEmpty() ? null : text;
    }

    private static <T> List<T> only(Class<T> kind, List<? super T> outcomes) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
