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
import blindbrush.image.PictureReader;
import blindbrush.image.UnreadablePictureException;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.study.Study;
import blindbrush.study.StudyVersion;
import blindbrush.study.ToldPicture;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A study that another server packed, being brought here. Everything is checked before anything is stored, and all is stored in one
 * transaction or nothing. Pictures and artworks keep their ids, so that what is frozen of them has the same SHA-256 here as there.
 */
public final class PackagedStudy {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int SMALLEST_EDGE = 64;
    private static final int LARGEST_EDGE = 4096;

    /** What the database keeps of a frozen version. */
    private static final int LONGEST_DOCUMENT = 4_000_000;

    private static final int LONGEST_AUDIT = 200_000;

    private final PackageFiles files;
    private final PackageContents contents;
    private final Design design;
    private final Map<UUID, Work> works = new HashMap<>();

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

    private PackagedStudy(PackageFiles files) throws IOException {
        this.files = files;
        this.contents = read(files);
        this.design = DesignDocument.read(files.json(PackageContents.DESIGN));
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
            var packaged = new PackagedStudy(files);
            packaged.check(use);
            String named = Study.title(title == null || title.isBlank() ? packaged.contents.title() : title);
            require(SoundJson.isText(named), "its title");
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

    // ---- looking at everything, before anything is stored

    private void check(Use use) throws IOException {
        require(
                contents.longEdge() >= SMALLEST_EDGE && contents.longEdge() <= LARGEST_EDGE,
                "the size of its pictures");
        require(contents.versions() != null && contents.artworks() != null && contents.stimuli() != null, "a list");
        for (Work work : contents.artworks()) {
            checkWork(work);
            require(works.put(work.id(), work) == null, "an artwork that is there twice");
        }
        Set<UUID> ids = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (Shown shown : contents.stimuli()) {
            checkShown(shown);
            require(ids.add(shown.stimulusId()), "a picture that is there twice");
            if (shown.leftOut() == null && named.add(shown.file())) {
                checkPicture(shown);
            }
        }
        require(named.equals(Set.copyOf(files.pictures())), "a file of a picture that it does not name");
        if (use == Use.REPLAY && contents.versions().isEmpty()) {
            throw new InvalidInputException(
                    "This study never opened, so there is nothing to replay: bring it as a draft.");
        }
        int number = 0;
        for (Version version : contents.versions()) {
            number++;
            require(version != null && version.version() == number && version.frozenAt() != null, "a version");
            checkVersion(version);
        }
    }

    private static void checkWork(@Nullable Work work) {
        require(work != null && work.id() != null, "an artwork");
        Work known = requireNonNull(work);
        require(isLong(known.title(), 1, 200) && isLong(known.creator(), 0, 200), "the title or creator of an artwork");
        require(isLong(known.credit(), 0, 400), "the credit of an artwork");
        require(
                Stream.of(Optional.ofNullable(known.style()), Optional.ofNullable(known.subject()))
                        .flatMap(Optional::stream)
                        .allMatch(word -> isLong(word, 1, 60) && !word.contains("|")),
                "a word of an artwork");
    }

    private void checkShown(@Nullable Shown given) {
        require(given != null, "a picture");
        Shown shown = requireNonNull(given);
        require(
                shown.stimulusId() != null
                        && shown.origin() != null
                        && shown.madeAt() != null
                        && shown.pictureSha256() != null
                        && SHA256.matcher(shown.pictureSha256()).matches()
                        && shown.styles() != null,
                "a picture");
        boolean human = shown.origin() == Origin.HUMAN;
        require(
                human
                        ? works.containsKey(shown.artwork())
                                && shown.content() == null
                                && shown.styles().isEmpty()
                                && shown.preset() == null
                                && shown.network() == null
                        : works.containsKey(shown.content())
                                && shown.artwork() == null
                                && works.keySet().containsAll(shown.styles())
                                && isLong(shown.preset(), 1, 40)
                                && isLong(shown.network(), 1, 80),
                "what a picture was made of");
    }

    private void checkPicture(Shown shown) throws IOException {
        byte[] bytes = files.bytes(shown.file());
        require(DigestUtils.sha256Hex(bytes).equals(shown.pictureSha256()), "the hash of a picture");
        try {
            BufferedImage image = PictureReader.read(bytes);
            require(
                    bytes.length > 2
                            && bytes[0] == (byte) 0xFF
                            && bytes[1] == (byte) 0xD8
                            && image.getWidth() == shown.width()
                            && image.getHeight() == shown.height()
                            && Math.max(image.getWidth(), image.getHeight()) == contents.longEdge(),
                    "the size or the kind of a picture");
        } catch (UnreadablePictureException none) {
            throw new InvalidInputException(
                    "Its %s is no picture that can be shown: %s".formatted(shown.file(), none.getMessage()));
        }
    }

    private void checkVersion(Version version) throws IOException {
        String document = files.json(version.document());
        require(document.length() <= LONGEST_DOCUMENT, "a version, which is too long,");
        require(files.json(version.audit()).length() <= LONGEST_AUDIT, "a leak audit, which is too long,");
        if (!DigestUtils.sha256Hex(document).equals(version.sha256())) {
            throw new InvalidInputException(
                    "Version %d does not have the SHA-256 that it is said to have.".formatted(version.version()));
        }
        try {
            DesignDocument.read(
                    PackageContents.MAPPER.readTree(document).path("design").toString());
            PackageContents.MAPPER.readTree(files.json(version.audit()));
        } catch (JsonProcessingException broken) {
            throw new InvalidInputException("Version %d cannot be read.".formatted(version.version()));
        }
    }

    private static boolean isLong(@Nullable String text, int least, int most) {
        return text != null && text.length() >= least && text.length() <= most;
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new InvalidInputException("This package cannot be used: %s is wrong.".formatted(what));
        }
    }

    // ---- storing it, all or nothing

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
