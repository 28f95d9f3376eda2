package blindbrush.export;

import blindbrush.design.Consent;
import blindbrush.design.DesignDocument;
import blindbrush.export.PackageContents.Shown;
import blindbrush.export.PackageContents.Version;
import blindbrush.export.PackageContents.Work;
import blindbrush.export.StimulusRow.ArtworkRow;
import blindbrush.gallery.Origin;
import blindbrush.image.Aspect;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A whole study without its answers, as one zip that another server imports: design, frozen versions, provenance, consent texts, codebook, and
 * its pictures as they were shown, where their rights allow that.
 */
final class StudyPackage {

    private final StudyReader reader;
    private final Snapshot database;
    private final StudyRow study;
    private final Archive archive;

    StudyPackage(StudyReader reader, OutputStream stream) {
        this.reader = reader;
        this.database = reader.database();
        this.study = reader.study();
        this.archive = new Archive(stream);
    }

    void write() throws IOException, SQLException {
        Map<Version, String[]> versions = versions();
        PackageContents contents = contents(List.copyOf(versions.keySet()));
        archive.add(PackageContents.STUDY, PackageContents.MAPPER.writeValueAsString(contents) + "\n");
        archive.add(PackageContents.DESIGN, DesignDocument.write(study.draft().design()));
        for (Map.Entry<Version, String[]> version : versions.entrySet()) {
            archive.add(version.getKey().document(), version.getValue()[0]);
            archive.add(version.getKey().audit(), version.getValue()[1]);
        }
        addPictures(contents);
        archive.add("consent.md", consents());
        archive.add("codebook.csv", stream -> Codebook.table(Codebook.entries(study))
                .writeCsv(stream));
        archive.add("README.md", readme(contents));
        archive.end();
    }

    /** Documents and leak audits by version. */
    private Map<Version, String[]> versions() throws IOException, SQLException {
        Map<Version, String[]> versions = new LinkedHashMap<>();
        database.read(
                "select version, sha256, frozen_at, document, audit from study_version where study_id = ? order by version",
                row -> versions.put(
                        new Version(
                                row.getInt(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        new String[] {row.getString(4), row.getString(5)}),
                ignored -> {},
                study.id());
        return versions;
    }

    private PackageContents contents(List<Version> versions) throws IOException, SQLException {
        Map<UUID, Work> works = new LinkedHashMap<>();
        List<Shown> shown = new ArrayList<>();
        reader.stimuli(stimulus -> {
            Stream.concat(Stream.of(stimulus.artwork()), stimulus.styles().stream())
                    .forEach(artwork -> works.put(artwork.id(), work(artwork)));
            shown.add(shown(stimulus));
        });
        List<PackageContents> found = new ArrayList<>();
        database.read(
                "select long_edge, aspect from study where id = ?",
                row -> new PackageContents(
                        PackageContents.FORMAT,
                        PackageContents.VERSION,
                        study.title(),
                        row.getInt(1),
                        row.getString(2) == null ? null : Aspect.valueOf(row.getString(2)),
                        versions,
                        List.copyOf(works.values()),
                        shown),
                found::add,
                study.id());
        return found.get(0);
    }

    private static Work work(ArtworkRow artwork) {
        return new Work(
                artwork.id(), artwork.title(), artwork.creator(), artwork.credit(), artwork.style(), artwork.subject());
    }

    private Shown shown(StimulusRow stimulus) throws IOException, SQLException {
        boolean human = stimulus.origin() == Origin.HUMAN;
        String obstacle = PictureRights.obstacle(stimulus).orElse(null);
        return new Shown(
                stimulus.id(),
                stimulus.origin(),
                stimulus.preset(),
                stimulus.network(),
                stimulus.madeAt(),
                stimulus.toldAt(),
                stimulus.pictureSha256(),
                stimulus.width(),
                stimulus.height(),
                human ? stimulus.artwork().id() : null,
                human ? null : stimulus.artwork().id(),
                stimulus.styles().stream().map(ArtworkRow::id).toList(),
                obstacle == null && bytes(stimulus.pictureSha256()).length == 0
                        ? "Its file is damaged in the database."
                        : obstacle);
    }

    private void addPictures(PackageContents contents) throws IOException, SQLException {
        Set<String> added = new LinkedHashSet<>();
        for (Shown shown : contents.stimuli()) {
            if (shown.leftOut() == null && added.add(shown.file())) {
                byte[] bytes = bytes(shown.pictureSha256());
                archive.add(shown.file(), stream -> stream.write(bytes));
            }
        }
    }

    /** Nothing where they are no longer what was stored. */
    private byte[] bytes(String sha256) throws IOException, SQLException {
        List<byte[]> found = new ArrayList<>();
        database.read("select bytes from picture where sha256 = ?", row -> row.getBytes(1), found::add, sha256);
        byte[] bytes = found.get(0);
        return sha256.equals(DigestUtils.sha256Hex(bytes)) ? bytes : new byte[0];
    }

    private String consents() {
        return study.versions().values().stream()
                .map(frozen -> consent(frozen.version(), frozen.design().consent()))
                .collect(Collectors.joining("\n"));
    }

    private static String consent(int version, Consent consent) {
        return """
                # %s

                - Version of the text: %s
                - Responsible: %s
                - Contact: %s
                - Minimum age: %d
                - Purpose: %s
                - How long data are kept: %s

                %s
                """.formatted(
                        version == 0 ? "As it is now" : "Version " + version,
                        consent.version(),
                        consent.responsible(),
                        consent.contact(),
                        consent.minimumAge(),
                        consent.purpose(),
                        consent.retention(),
                        consent.text());
    }

    private static String readme(PackageContents contents) {
        String left = contents.stimuli().stream()
                .filter(shown -> shown.leftOut() != null)
                .map(shown -> "- `%s` (%s): %s\n"
                        .formatted(
                                shown.stimulusId(),
                                shown.origin().name().toLowerCase(java.util.Locale.ROOT),
                                shown.leftOut()))
                .collect(Collectors.joining());
        return """
                # %s

                A whole study without its answers. Another Blindbrush imports this file on its researcher's desk: as a draft to run, or to be looked at.
                It tells what every picture is. Nobody who is to guess may read it.

                | file | what |
                |---|---|
                | `study.json` | title, versions, what each picture is and was made of, with credits |
                | `design.json` | the design as it is now |
                | `versions/` | what was frozen whenever the study opened, byte for byte: the SHA-256 is the `design_sha256` of its rows; and its leak audit |
                | `pictures/` | pictures as they were shown, named by their SHA-256 |
                | `consent.md` | what participants agreed to |
                | `codebook.csv` | the columns of its data |
                | `SHA256SUMS` | `sha256sum -c SHA256SUMS` checks that every file came whole |

                ## Pictures that are left out

                %s""".formatted(
                contents.title().replaceAll("\\s+", " "),
                left.isEmpty()
                        ? "None.\n"
                        : "Their rights do not allow them to be passed on, as far as is known here.\n\n" + left);
    }
}
