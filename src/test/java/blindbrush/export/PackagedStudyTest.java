package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.export.PackagedStudy.Use;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.Stimulus;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.RefusedException;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.Removal;
import blindbrush.study.Study;
import blindbrush.study.StudyVersion;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study leaves in one file and comes to another server, as it was; nothing else comes in such a file. */
@QuarkusTest
class PackagedStudyTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final List<String> TABLES =
            List.of("study", "study_version", "stimulus", "artwork", "picture", "hanging", "told_picture");

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @Test
    void a_study_that_went_to_a_server_without_it_is_the_same_there_and_goes_on_the_same() throws Exception {
        Study study = closed("public domain");
        Map<String, byte[]> there = files(study.slug);
        forget(study);
        assertThat(pictures(there)).hasSize(8);
        PackagedStudy.Taken taken = take(there, Use.DRAFT, null);
        assertThat(taken.title()).isEqualTo(study.title);
        assertThat(taken.pictures()).isEqualTo(8);
        assertThat(taken.leftOut()).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> {
            Study here = found(taken);
            assertThat(here.state).isEqualTo(Study.State.DRAFT);
            here.open(NOW);
        });
        Map<String, byte[]> again = files(taken.slug());
        assertThat(text(again, "versions/1.json")).isEqualTo(text(there, "versions/1.json"));
        assertThat(sha256(taken)).isEqualTo(DigestUtils.sha256Hex(there.get("versions/1.json")));
        assertThat(pictures(again)).isEqualTo(pictures(there));
        assertThat(text(again, "design.json")).isEqualTo(text(there, "design.json"));
        assertThat(text(again, "codebook.csv")).isEqualTo(text(there, "codebook.csv"));
    }

    @Test
    void a_study_that_is_only_looked_at_has_its_frozen_versions_and_takes_nobody() throws Exception {
        Study study = closed("CC BY-SA 4.0");
        Map<String, byte[]> there = files(study.slug);
        PackagedStudy.Taken taken = take(there, Use.REPLAY, "Looked at " + UUID.randomUUID());
        assertThat(sha256(taken)).isEqualTo(DigestUtils.sha256Hex(there.get("versions/1.json")));
        Map<String, byte[]> again = files(taken.slug());
        assertThat(text(again, "versions/1.json")).isEqualTo(text(there, "versions/1.json"));
        assertThat(text(again, "versions/1-audit.json")).isEqualTo(text(there, "versions/1-audit.json"));
        assertThat(pictures(again)).isEqualTo(pictures(there)).hasSize(8);
        QuarkusTransaction.requiringNew().run(() -> {
            Study here = found(taken);
            assertThat(here.state).isEqualTo(Study.State.CLOSED);
            assertThat(here.takesPictures()).isFalse();
            assertThat(Disclosure.of(here, NOW).mayTellPictures(Disclosure.Reader.RESEARCHER))
                    .isTrue();
            assertThatThrownBy(() -> here.open(NOW))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("brought to be looked at");
        });
        assertThat(QuarkusTransaction.requiringNew().call(() -> found(taken)
                        .copy("Run " + UUID.randomUUID(), NOW)
                        .obstacles()))
                .as("a copy of it can be run, once the study with its pictures has closed")
                .isEmpty();
    }

    @Test
    void what_was_told_there_stays_told_here() throws Exception {
        Study study = closed("CC0");
        Map<String, byte[]> there = files(study.slug);
        edit(there, json -> json.replaceFirst("\"told_at\" : null", "\"told_at\" : \"2026-02-03T00:00:00Z\""));
        forget(study);
        PackagedStudy.Taken taken = take(there, Use.DRAFT, null);
        assertThat(QuarkusTransaction.requiringNew().call(() -> found(taken).obstacles()))
                .anyMatch(obstacle -> obstacle.startsWith("It became known what these pictures are"));
    }

    @Test
    void pictures_without_a_licence_that_is_known_to_allow_it_stay_and_are_named() throws Exception {
        Study study = closed("© Somebody");
        Map<String, byte[]> there = files(study.slug);
        assertThat(pictures(there)).hasSize(4);
        assertThat(text(there, "README.md"))
                .contains("The licence of “Painting 0” is not one that is known to allow it: © Somebody");
        forget(study);
        PackagedStudy.Taken taken = take(there, Use.DRAFT, null);
        assertThat(taken.pictures()).isEqualTo(4);
        assertThat(taken.leftOut()).hasSize(4).allMatch(reason -> reason.contains("© Somebody"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Rijksmuseum, CC0', true",
        "public domain, true",
        "CC BY 4.0 A. Hand, true",
        "CC-BY-SA 3.0, true",
        "CC BY-NC 4.0, false",
        "CC BY-ND, false",
        "CC BY-NC-SA, false",
        "'© A. Hand, all rights reserved', false",
        "not in the public domain, false",
        "'', false"
    })
    void a_licence_is_read_from_the_credit(String credit, boolean allows) {
        assertThat(PictureRights.allows(credit)).isEqualTo(allows);
    }

    // ---- what somebody brings who means no good

    @Test
    void what_is_no_package_or_is_cut_off_is_refused() throws Exception {
        byte[] zip = zip(files(closed("CC0").slug));
        assertRefused("no zip file", "text".getBytes(StandardCharsets.UTF_8));
        assertRefused("no zip file", new byte[0]);
        assertRefused("cut off", Arrays.copyOf(zip, zip.length / 2));
        assertRefused("cut off", Arrays.copyOf(zip, zip.length - 1));
        assertRefused("a file called “data/x.csv”", zip(Map.of("data/x.csv", new byte[1])));
        assertRefused("it has no SHA256SUMS", zip(Map.of("study.json", new byte[1])));
    }

    @Test
    void names_that_lead_elsewhere_and_names_that_are_there_twice_are_refused() throws Exception {
        Map<String, byte[]> there = files(closed("CC0").slug);
        for (String name : List.of(
                "../evil.json", "/etc/passwd", "pictures/../../evil.jpg", "pictures/", "versions\\1.json", "con")) {
            Map<String, byte[]> files = new LinkedHashMap<>(there);
            files.put(name, name.endsWith("/") ? new byte[0] : new byte[] {1});
            assertRefused("it has a file called", zip(summed(files)));
        }
        Map<String, byte[]> files = new LinkedHashMap<>(there);
        files.put("versions/7.json", new byte[] {1});
        byte[] twice = new String(zip(summed(files)), StandardCharsets.ISO_8859_1)
                .replace("versions/7.json", "versions/1.json")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused("twice", twice);
    }

    @Test
    void a_small_file_that_would_become_a_large_one_is_refused() throws Exception {
        Map<String, byte[]> there = files(closed("CC0").slug);
        byte[] large = new byte[5 * 1024 * 1024];
        Map<String, byte[]> text = new LinkedHashMap<>(there);
        text.put("consent.md", large);
        byte[] zip = zip(summed(text));
        assertThat(zip.length).as("packed").isLessThan(1024 * 1024);
        assertRefused("consent.md has more than 4 MB", zip);
        Map<String, byte[]> picture = new LinkedHashMap<>(there);
        picture.put("pictures/" + DigestUtils.sha256Hex(large) + ".jpg", large);
        assertRefused("has more than 4 MB", zip(summed(picture)));
        Map<String, byte[]> many = new LinkedHashMap<>(there);
        for (int number = 1; number <= 4001; number++) {
            many.put("versions/" + number + ".json", new byte[0]);
        }
        assertRefused("more than 4000 files", zip(many));
    }

    @Test
    void a_file_that_is_not_the_one_that_was_packed_is_refused() throws Exception {
        Map<String, byte[]> there = files(closed("CC0").slug);
        Map<String, byte[]> changed = new LinkedHashMap<>(there);
        changed.put("design.json", (text(there, "design.json") + " ").getBytes(StandardCharsets.UTF_8));
        assertRefused("design.json is not the file", zip(changed));
        Map<String, byte[]> missing = new LinkedHashMap<>(there);
        missing.remove("consent.md");
        assertRefused("names other files than it has", zip(missing));
        Map<String, byte[]> document = new LinkedHashMap<>(there);
        document.put("versions/1.json", (text(there, "versions/1.json") + " ").getBytes(StandardCharsets.UTF_8));
        assertRefused("does not have the SHA-256", zip(summed(document)));
        String first = pictures(there).keySet().iterator().next();
        Map<String, byte[]> lost = new LinkedHashMap<>(there);
        lost.remove(first);
        assertRefused("it has no " + first, zip(summed(lost)));
        Map<String, byte[]> other = new LinkedHashMap<>(there);
        other.put(
                first,
                there.get(pictures(there).keySet().stream().skip(1).findFirst().orElseThrow()));
        assertRefused("the hash of a picture", zip(summed(other)));
        Map<String, byte[]> more = new LinkedHashMap<>(there);
        more.put("pictures/" + "0".repeat(64) + ".jpg", there.get(first));
        assertRefused("a file of a picture that it does not name", zip(summed(more)));
    }

    @Test
    void a_picture_that_is_none_is_refused() throws Exception {
        Map<String, byte[]> there = files(closed("CC0").slug);
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(Walls.LONG_EDGE, 144, BufferedImage.TYPE_INT_RGB), "png", png);
        var small = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "jpg", small);
        String first = pictures(there).keySet().iterator().next();
        byte[] good = there.get(first);
        for (Map.Entry<String, byte[]> bad : Map.of(
                        "is no picture that can be shown", "<script>".getBytes(StandardCharsets.UTF_8),
                        "no picture that can be shown", Arrays.copyOf(good, good.length / 2),
                        "the kind of a picture", png.toByteArray(),
                        "the size or the kind", small.toByteArray())
                .entrySet()) {
            Map<String, byte[]> files = new LinkedHashMap<>(there);
            files.remove(first);
            String sha256 = DigestUtils.sha256Hex(bad.getValue());
            files.put("pictures/" + sha256 + ".jpg", bad.getValue());
            String old = first.replaceAll("pictures/|\\.jpg", "");
            edit(files, json -> json.replace(old, sha256));
            assertRefused(bad.getKey(), zip(files));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format_version\" : 1 | \"format_version\" : 2 | has the format 2",
                "blindbrush-study | another | no package of a study",
                "\"artworks\" : \\[ | \"artworks\" : [ null, | an artwork is wrong",
                "\"stimuli\" : \\[ | \"stimuli\" : [ null, | a picture is wrong",
                "\"stimuli\" : \\[ | \"stimuli\" : null, \"other\" : [ | a list is wrong",
                "\"long_edge\" : \\d+ | \"long_edge\" : 1000000 | the size of its pictures is wrong",
                "\"origin\" : \"human\" | \"origin\" : \"neither\" | study.json cannot be read",
                "\"origin\" : \"HUMAN\" | \"origin\" : \"MACHINE\" | what a picture was made of is wrong",
                "\"preset\" : \"quality\" | \"preset\" : null | what a picture was made of is wrong",
                "\"content\" : \"[^\"]+\" | \"content\" : \"00000000-0000-4000-8000-000000000000\" | what a picture was made of is wrong",
                "\"title\" : \"Painting 0\" | \"title\" : \"\" | the title or creator of an artwork is wrong",
                "\"stimulus_id\" : \"[^\"]+\" | \"stimulus_id\" : null | a picture is wrong",
                "\"picture_sha256\" : \"[^\"]+\" | \"picture_sha256\" : \"../../evil\" | a picture is wrong",
                "\"frozen_at\" : \"[^\"]+\" | \"frozen_at\" : null | a version is wrong",
                "\"version\" : 1 | \"version\" : 4 | a version is wrong"
            })
    void contents_that_cannot_be_are_refused(String pattern, String replacement, String words) throws Exception {
        Map<String, byte[]> files = files(closed("CC0").slug);
        String before = text(files, "study.json");
        edit(files, json -> json.replaceFirst(pattern, replacement));
        assertThat(words.contains("cannot be read") ? "" : text(files, "study.json"))
                .as("changed")
                .isNotEqualTo(before);
        if (words.contains("study.json cannot be read")) {
            edit(files, json -> json.replaceFirst("\"HUMAN\"", "\"NEITHER\""));
        }
        assertRefused(words, zip(files));
    }

    @Test
    void words_that_nobody_could_keep_are_refused() throws Exception {
        Map<String, byte[]> there = files(closed("CC0").slug);
        Map<String, byte[]> zero = new LinkedHashMap<>(there);
        edit(zero, json -> json.replace("\"Painting 0\"", "\"Painting \\u0000\""));
        assertRefused("has a zero character", zip(zero));
        Map<String, byte[]> word = new LinkedHashMap<>(there);
        edit(word, json -> json.replace("\"style\" : null", "\"style\" : \"a|b\""));
        assertRefused("a word of an artwork is wrong", zip(word));
        assertThatThrownBy(() -> take(there, Use.DRAFT, "a\0b")).hasMessageContaining("its title is wrong");
        Map<String, byte[]> audit = new LinkedHashMap<>(there);
        audit.put("versions/1-audit.json", ("\"" + "a".repeat(200_000) + "\"").getBytes(StandardCharsets.UTF_8));
        assertRefused("a leak audit, which is too long", zip(summed(audit)));
    }

    @Test
    void json_without_end_and_a_design_that_is_none_are_refused() throws Exception {
        Map<String, byte[]> there = files(closed("CC0").slug);
        Map<String, byte[]> deep = new LinkedHashMap<>(there);
        deep.put("study.json", "[".repeat(5000).getBytes(StandardCharsets.UTF_8));
        assertRefused("levels deep", zip(summed(deep)));
        Map<String, byte[]> design = new LinkedHashMap<>(there);
        design.put("design.json", "{\"blocks\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused("/blocks", zip(summed(design)));
        Map<String, byte[]> broken = new LinkedHashMap<>(there);
        broken.put("design.json", new byte[] {(byte) 0xFF});
        assertRefused("no text in UTF-8", zip(summed(broken)));
    }

    @Test
    void a_picture_that_is_here_as_another_one_is_refused_and_a_title_that_is_taken() throws Exception {
        Study study = closed("CC0");
        Map<String, byte[]> there = files(study.slug);
        assertRefused("There is a study with that title already", zip(there));
        List<String> ids = QuarkusTransaction.requiringNew()
                .call(() -> Hanging.of(Study.<Study>findById(study.id)).stream()
                        .filter(hanging -> hanging.stimulus.artwork != null)
                        .map(hanging -> hanging.stimulus.id.toString())
                        .toList());
        edit(there, json -> json.replace("\"title\" : \"" + study.title, "\"title\" : \"Other " + UUID.randomUUID())
                .replace(ids.get(0), "one")
                .replace(ids.get(1), ids.get(0))
                .replace("one", ids.get(1)));
        assertRefused("is here under the same number, and is another one", zip(there));
    }

    // ---- packing and unpacking

    /** An open and closed study in which nobody took part, whose paintings have this credit. */
    private static Study closed(String credit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = Walls.open(4, 4, Walls.design(2, 2));
            Hanging.of(study).stream()
                    .filter(hanging -> hanging.stimulus.artwork != null)
                    .forEach(hanging -> hanging.stimulus.artwork.credit = credit);
            study.close(NOW);
            return study;
        });
    }

    /** As if the study had never been here. */
    private static void forget(Study study) {
        List<UUID> wall = QuarkusTransaction.requiringNew()
                .call(() -> Hanging.of(Study.<Study>findById(study.id)).stream()
                        .map(hanging -> hanging.stimulus.id)
                        .toList());
        QuarkusTransaction.requiringNew().run(() -> Removal.of(Study.findById(study.id)));
        QuarkusTransaction.requiringNew().run(() -> {
            for (UUID id : wall) {
                Stimulus stimulus = Stimulus.findById(id);
                List<Artwork> artworks = new ArrayList<>(stimulus.styleArtworks);
                artworks.add(stimulus.artwork == null ? stimulus.contentArtwork : stimulus.artwork);
                stimulus.remove();
                artworks.forEach(Artwork::remove);
            }
        });
    }

    private Map<String, byte[]> files(String slug) throws IOException {
        var stream = new ByteArrayOutputStream();
        new StudyExport(database, slug).wholeStudy(stream);
        return DataSetTest.files(stream.toByteArray());
    }

    /** Their hashes by their names. */
    private static Map<String, String> pictures(Map<String, byte[]> files) {
        Map<String, String> pictures = new LinkedHashMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith("pictures/")) {
                pictures.put(name, DigestUtils.sha256Hex(bytes));
            }
        });
        return pictures;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Edit {
        String of(String json);
    }

    private static void edit(Map<String, byte[]> files, Edit edit) {
        files.put("study.json", edit.of(text(files, "study.json")).getBytes(StandardCharsets.UTF_8));
        summed(files);
    }

    private static Map<String, byte[]> summed(Map<String, byte[]> files) {
        files.remove("SHA256SUMS");
        files.put(
                "SHA256SUMS",
                files.entrySet().stream()
                        .map(file -> DigestUtils.sha256Hex(file.getValue()) + "  " + file.getKey() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private PackagedStudy.Taken take(Map<String, byte[]> files, Use use, String title) throws IOException {
        Path file = Files.write(folder.resolve("package.zip"), zip(files));
        return PackagedStudy.take(file, use, title, NOW);
    }

    /** In words, and nothing of it is stored. */
    private void assertRefused(String words, byte[] zip) throws Exception {
        Map<String, Long> before = rows();
        Path file = Files.write(folder.resolve("package.zip"), zip);
        for (Use use : Use.values()) {
            assertThatThrownBy(() -> PackagedStudy.take(file, use, null, NOW))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(words);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Long> rows() throws Exception {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (var counted = statement.executeQuery("select count(*) from " + table)) {
                    counted.next();
                    rows.put(table, counted.getLong(1));
                }
            }
        }
        return rows;
    }

    private static Study found(PackagedStudy.Taken taken) {
        return Study.findBySlug(taken.slug()).orElseThrow();
    }

    private static String sha256(PackagedStudy.Taken taken) {
        return QuarkusTransaction.requiringNew()
                .call(() -> StudyVersion.current(found(taken)).orElseThrow().sha256);
    }
}
