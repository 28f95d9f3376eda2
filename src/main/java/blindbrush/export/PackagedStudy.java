package blindbrush.export;

import static java.util.Objects.requireNonNull;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.SoundJson;
import blindbrush.export.PackageContents.Shown;
import blindbrush.export.PackageContents.Version;
import blindbrush.export.PackageContents.Work;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Picture;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Study;
import blindbrush.study.StudyVersion;
import blindbrush.study.ToldPicture;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study that another server packed, being brought here. Everything is checked before anything is stored, and all is stored in one
 * transaction or nothing. Pictures and artworks keep their ids, so that what is frozen of them has the same SHA-256 here as there.
 */
public final class PackagedStudy {

    private final PackageFiles files;
    private final PackageContents contents;
    private final Design design;
    private final Map<UUID, Work> works;

    /** What it is brought for. */
    public enum Use {
        /** As a draft, to be run here. */
        DRAFT,
        /** To be looked at: closed for good, with its frozen versions. */
        REPLAY
    }

    /**
     * A study that was brought.
     *
     * @param slug its name in addresses
     * @param pictures that hang in it
     * @param leftOut pictures that the package has not, each with the reason
     */
    public record Taken(String slug, String title, int pictures, List<String> leftOut) {}

    private PackagedStudy(PackageFiles files, Use use) throws IOException {
        this.files = files;
        this.contents = read(files);
        this.design = DesignDocument.read(files.json(PackageContents.DESIGN));
        this.works = new PackageCheck(files, contents).works(use);
    }

    /**
     * Brings a study.
     *
     * @param file the package
     * @param title that it gets here; its own where that is blank or null
     * @throws InvalidInputException if the package is none, or is not whole; nothing is stored then
     * @throws ConflictException if a picture of it is here under the same number and is another one
     */
    public static Taken take(Path file, Use use, @Nullable String title, Instant now) throws IOException {
        try (PackageFiles files = PackageFiles.open(file)) {
            var packaged = new PackagedStudy(files, use);
            String named = Study.title(title == null || title.isBlank() ? packaged.contents.title() : title);
            PackageCheck.require(SoundJson.isText(named), "its title");
            return QuarkusTransaction.requiringNew().call(() -> packaged.store(use, named, now));
        }
    }

    private static PackageContents read(PackageFiles files) throws IOException {
        try {
            JsonNode json = PackageContents.MAPPER.readTree(files.json(PackageContents.STUDY));
            if (!PackageContents.FORMAT.equals(json.path("format").asText())) {
                throw new InvalidInputException("This is no package of a study.");
            }
            int version = json.path("format_version").asInt();
            if (version != PackageContents.VERSION) {
                throw new InvalidInputException("This package has the format %d, and this program reads format %d only."
                        .formatted(version, PackageContents.VERSION));
            }
            return PackageContents.MAPPER.treeToValue(json, PackageContents.class);
        } catch (JsonProcessingException broken) {
            throw new InvalidInputException("Its study.json cannot be read: " + broken.getOriginalMessage());
        }
    }

    private Taken store(Use use, String title, Instant now) {
        Study study = Study.draft(title, now);
        study.longEdge = contents.longEdge();
        study.aspect = contents.aspect();
        study.redesign(design);
        int hung = 0;
        for (Shown shown : contents.stimuli()) {
            if (shown.leftOut() == null) {
                Stimulus stimulus = Stimulus.<Stimulus>findByIdOptional(shown.stimulusId())
                        .map(here -> same(here, shown))
                        .orElseGet(() -> add(shown, now));
                study.hang(stimulus);
                note(shown, study);
                hung++;
            }
        }
        if (use == Use.REPLAY) {
            freeze(study, now);
        }
        return new Taken(
                study.slug,
                study.title,
                hung,
                contents.stimuli().stream()
                        .map(Shown::leftOut)
                        .filter(Objects::nonNull)
                        .<String>map(reason -> reason)
                        .toList());
    }

    /** One that is here already: as it came from here, or was brought before. */
    private static Stimulus same(Stimulus here, Shown shown) {
        UUID made = here.origin == Origin.HUMAN ? here.painting().id : here.content().id;
        UUID said = here.origin == Origin.HUMAN ? shown.artwork() : shown.content();
        if (here.origin != shown.origin() || !here.picture.sha256.equals(shown.pictureSha256()) || !made.equals(said)) {
            throw new ConflictException("A picture of this study is here under the same number, and is another one.");
        }
        return here;
    }

    private Stimulus add(Shown shown, Instant now) {
        var stimulus = new Stimulus();
        stimulus.id = shown.stimulusId();
        stimulus.origin = shown.origin();
        stimulus.picture = picture(shown, now);
        stimulus.madeAt = shown.madeAt();
        if (shown.origin() == Origin.HUMAN) {
            stimulus.artwork = artwork(requireNonNull(shown.artwork()), ArtworkKind.PAINTING, now);
        } else {
            stimulus.contentArtwork = artwork(requireNonNull(shown.content()), ArtworkKind.PHOTOGRAPH, now);
            shown.styles().forEach(style -> stimulus.styleArtworks.add(artwork(style, ArtworkKind.PAINTING, now)));
            stimulus.preset = shown.preset();
            stimulus.network = shown.network();
        }
        stimulus.persist();
        return stimulus;
    }

    private Picture picture(Shown shown, Instant now) {
        try {
            return Picture.store(files.bytes(shown.file()), "image/jpeg", shown.width(), shown.height(), now);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** By its record only; one that is here already stays as it is. */
    private Artwork artwork(UUID id, ArtworkKind kind, Instant now) {
        return Artwork.<Artwork>findByIdOptional(id).orElseGet(() -> {
            Work work = requireNonNull(works.get(id));
            var artwork = new Artwork();
            artwork.id = id;
            artwork.kind = kind;
            artwork.title = work.title();
            artwork.creator = work.creator();
            artwork.credit = work.credit();
            artwork.style = work.style();
            artwork.subject = work.subject();
            artwork.addedAt = now;
            artwork.persist();
            return artwork;
        });
    }

    /** What was told there stays told here. */
    private static void note(Shown shown, Study study) {
        if (shown.toldAt() != null && ToldPicture.findById(shown.stimulusId()) == null) {
            var told = new ToldPicture();
            told.stimulusId = shown.stimulusId();
            told.study = study;
            told.toldAt = shown.toldAt();
            told.persist();
        }
    }

    private void freeze(Study study, Instant now) {
        for (Version version : contents.versions()) {
            var frozen = new StudyVersion();
            frozen.key = new StudyVersion.VersionKey(study.id, version.version());
            frozen.sha256 = version.sha256();
            frozen.frozenAt = version.frozenAt();
            try {
                frozen.document = files.text(version.document());
                frozen.audit = files.text(version.audit());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            frozen.persist();
        }
        study.version = contents.versions().size();
        study.replay = true;
        study.state = Study.State.CLOSED;
        study.closedAt = now;
    }
}
