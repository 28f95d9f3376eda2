package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.image.Picture;
import blindbrush.study.Study;
import blindbrush.web.Guest.Upload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that a curator brings, the same on every database. */
abstract class UploadContract {

    private static final int FILES_LEFT_BEHIND = 12;

    @TestHTTPResource("/")
    URI home;

    private Guest curator;

    @BeforeEach
    void signIn() {
        curator = Staff.curator(home);
    }

    @Test
    void of_several_files_a_bad_one_is_refused_and_the_others_are_on_the_desk() {
        Page page = bring(
                "PAINTING",
                PictureFiles.fresh("Harbour_at_dusk.png"),
                PictureFiles.text("notes.jpg"),
                PictureFiles.fresh("evening-sky.PNG"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words("h1")).isEqualTo("2 pictures are on your desk");
        assertThat(page.document().select("input[name=title]").eachAttr("value"))
                .containsExactly("Harbour at dusk", "evening sky");
        assertThat(page.words(".problem")).contains("1 file was refused", "notes.jpg", "not a picture");
        assertThat(curator.get("/curator")
                        .document()
                        .select("#artworks ~ ul h3")
                        .eachText())
                .contains("Harbour at dusk", "evening sky");
    }

    static Stream<Arguments> bad_files() {
        return Stream.of(
                Arguments.of(PictureFiles.text("a.png"), "not a picture; only JPEG, PNG and WebP"),
                Arguments.of(PictureFiles.gif("a.jpg"), "GIF"),
                Arguments.of(new Upload("empty.png", new byte[0]), "an empty file"),
                Arguments.of(PictureFiles.truncated("cut.jpg", "jpg"), "ends too early"),
                Arguments.of(PictureFiles.truncated("cut.png", "png"), "ends too early"),
                Arguments.of(PictureFiles.tooLarge("large.jpg"), "has 32.0 MB and at most 30.0 MB are accepted"),
                Arguments.of(PictureFiles.bomb("bomb.png"), "100000 × 100000 pixels; at most 12000 a side"),
                Arguments.of(PictureFiles.sized("small.png", 686, 540), "at least 687 × 515"));
    }

    @ParameterizedTest
    @MethodSource("bad_files")
    void each_bad_file_is_refused_with_its_reason_and_nothing_of_it_is_kept(Upload file, String reason) {
        long before = stored();
        Page page = bring("PHOTOGRAPH", file);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words("h1")).isEqualTo("Nothing was brought in");
        assertThat(page.words(".problem")).contains(file.name).contains(reason);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2100, 390",
        "390, 2100",
        "2100, 520",
        "687, 515",
        "600, 700",
        "1, 3000",
        "4000, 560",
        "560, 4000",
        "11000, 600",
        "5000, 4000"
    })
    void what_is_taken_in_can_hang(int width, int height) {
        String study = openDraft();
        Page page = bring("PAINTING", PictureFiles.sized("any-size.png", width, height));
        String id = page.document().select("input[name=id]").attr("value");
        if (id.isEmpty()) {
            assertThat(Math.min(width, height))
                    .as("%d × %d is refused", width, height)
                    .isLessThan(687);
            assertThat(page.words(".problem")).contains("pixels; at least ");
        } else {
            Page hung = curator.post(
                    "/artworks/%s/studies".formatted(id),
                    Map.of("study", study, "csrf-token", Guest.token(curator.get("/curator"))));
            assertThat(hung.location()).isEqualTo("/curator?of=" + id);
        }
    }

    @Test
    @Tag("faults")
    void nothing_more_is_read_for_who_has_gone() throws InterruptedException {
        Upload[] files = Stream.generate(() -> PictureFiles.sized("large.png", 3000, 2000))
                .limit(FILES_LEFT_BEHIND)
                .toArray(Upload[]::new);
        long before = stored();
        curator.uploadAndLeave(
                curator.get("/curator"),
                "form[data-drop]",
                Map.of("kind", "PAINTING"),
                List.of(files),
                Duration.ofSeconds(1));
        long after = -1;
        while (after != stored()) { // until the file that is being read then has been read
            after = stored();
            Thread.sleep(3000);
        }
        long each = 3; // the artwork, its master and its thumbnail
        assertThat((after - before) / each).isLessThan(FILES_LEFT_BEHIND / 2);
    }

    @Test
    void a_picture_brought_twice_is_known() {
        Upload file = PictureFiles.fresh("twice.png");
        bring("PAINTING", file);
        long before = stored();
        Page again = bring("PAINTING", file);
        assertThat(again.words(".label-forms .notice")).contains("was here before");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void labels_are_saved_and_shown_as_they_were_written() {
        Page page = bring("PAINTING", PictureFiles.fresh("a.png"));
        String id = page.document().select("input[name=id]").attr("value");
        Page saved = curator.send(
                page,
                "form[action=/artworks/labels]",
                Map.of("title", " Boats & <b>sails</b> ", "creator", "Ő. Üz", "credit", "=1+1, \"CC0\""));
        assertThat(saved.location()).isEqualTo("/curator?of=" + id);
        var card = curator.get("/curator").document().getElementById("artwork-" + id);
        assertThat(card.select("h3").text()).isEqualTo("Boats & <b>sails</b>");
        assertThat(card.text()).contains("Ő. Üz", "=1+1, \"CC0\"");
    }

    @Test
    void a_label_without_a_title_too_long_or_of_two_words_for_style_is_refused() {
        Page page = bring("PAINTING", PictureFiles.fresh("kept.png"));
        for (var label : List.of(
                Map.of("title", "  "),
                Map.of("title", "x".repeat(201)),
                Map.of("credit", "x".repeat(401)),
                Map.of("style", "cubist|fauve"))) {
            ParticipantContract.assertIsProblem(curator.send(page, "form[action=/artworks/labels]", label), 400);
        }
        ParticipantContract.assertIsProblem(
                curator.post("/artworks/labels", Map.of("title", "x", "csrf-token", Guest.token(page))), 400);
        assertThat(curator.get("/curator").text()).contains("kept");
    }

    @Test
    void without_a_kind_or_with_another_one_nothing_is_brought_in() {
        long before = stored();
        Page desk = curator.get("/curator");
        Page nowhere = curator.upload(
                desk, "form[data-drop]", Map.of("kind", "SCULPTURE"), List.of(PictureFiles.fresh("a.png")));
        ParticipantContract.assertIsProblem(nowhere, 400);
        Page kindless =
                curator.upload(desk, "form[data-drop]", Map.of("kind", ""), List.of(PictureFiles.fresh("a.png")));
        ParticipantContract.assertIsProblem(kindless, 400);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void an_upload_without_the_form_s_token_is_refused() {
        long before = stored();
        Page refused = curator.upload(
                curator.get("/curator"),
                "form[data-drop]",
                Map.of("csrf-token", "AAAAAAAAAAAAAAAAAAAAAA"),
                List.of(PictureFiles.fresh("a.png")));
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void only_curators_bring_pictures_and_see_them_on_the_desk() {
        Page page = bring("PAINTING", PictureFiles.fresh("secret.png"));
        String thumbnail = page.document().select(".label-forms img").attr("src");
        Page seen = curator.get(thumbnail);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Content-Type")).isEqualTo("image/jpeg");
        Jpeg.of(seen.bytes()).assertSilent();
        assertThat(new Guest(home).get(thumbnail).location()).isEqualTo("/sign-in");
        assertThat(Staff.researcher(home).get(thumbnail).status()).isEqualTo(403);
        assertThat(curator.get("/artworks/" + UUID.randomUUID() + "/thumbnail").status())
                .isEqualTo(404);
    }

    private Page bring(String kind, Upload... files) {
        return curator.upload(curator.get("/curator"), "form[data-drop]", Map.of("kind", kind), List.of(files));
    }

    private static String openDraft() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Study.draft("Sizes " + UUID.randomUUID(), Instant.now()).slug);
    }

    private static long stored() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Picture.count() + Artwork.count("kind in ?1", List.of(ArtworkKind.values())));
    }
}
