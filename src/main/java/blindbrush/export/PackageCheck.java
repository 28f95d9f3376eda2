package blindbrush.export;

import static java.util.Objects.requireNonNull;

import blindbrush.design.DesignDocument;
import blindbrush.export.PackageContents.Shown;
import blindbrush.export.PackageContents.Version;
import blindbrush.export.PackageContents.Work;
import blindbrush.gallery.Origin;
import blindbrush.image.PictureReader;
import blindbrush.image.UnreadablePictureException;
import blindbrush.refusal.InvalidInputException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A package of a study, looked at before anything of it is stored. */
final class PackageCheck {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int SMALLEST_EDGE = 64;
    private static final int LARGEST_EDGE = 4096;

    /** What the database keeps of a frozen version. */
    private static final int LONGEST_DOCUMENT = 4_000_000;

    private static final int LONGEST_AUDIT = 200_000;

    private final PackageFiles files;
    private final PackageContents contents;
    private final Map<UUID, Work> works = new HashMap<>();

    PackageCheck(PackageFiles files, PackageContents contents) {
        this.files = files;
        this.contents = contents;
    }

    /**
     * Looks at everything.
     *
     * @return the artworks, by their ids
     * @throws InvalidInputException if something is wrong; says what
     */
    Map<UUID, Work> works(PackagedStudy.Use use) throws IOException {
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
        if (use == PackagedStudy.Use.REPLAY && contents.versions().isEmpty()) {
            throw new InvalidInputException(
                    "This study never opened, so there is nothing to replay: bring it as a draft.");
        }
        int number = 0;
        for (Version version : contents.versions()) {
            number++;
            require(version != null && version.version() == number && version.frozenAt() != null, "a version");
            checkVersion(version);
        }
        return works;
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

    static void require(boolean good, String what) {
        if (!good) {
            throw new InvalidInputException("This package cannot be used: %s is wrong.".formatted(what));
        }
    }
}
