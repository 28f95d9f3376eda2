package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.demonstration.Demonstration;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.image.Picture;
import blindbrush.study.Hanging;
import blindbrush.web.Guest.Upload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a curator brought by mistake is taken back; what participants saw stays. */
@QuarkusTest
class TakenBackTest {

    @TestHTTPResource("/")
    URI home;

    private Guest curator;

    @BeforeEach
    void signIn() {
        curator = Staff.curator(home);
    }

    @Test
    void a_photograph_brought_as_a_painting_becomes_one_and_comes_down_from_the_walls() {
        UUID brought = bring("PAINTING", PictureFiles.fresh("photo.png"));
        var draft = Exhibition.empty(2, 0, 512);
        assertThat(hang(brought, draft.slug()).status()).isEqualTo(303);
        assertThat(hangings(draft)).hasSize(1);
        Page changed = curator.send(curator.get("/curator"), "#artwork-" + brought + " form[action$=kind]", Map.of());
        assertThat(changed.status()).isEqualTo(303);
        QuarkusTransaction.requiringNew().run(() -> {
            Artwork artwork = Artwork.findById(brought);
            assertThat(artwork.kind).isEqualTo(ArtworkKind.PHOTOGRAPH);
            assertThat(Stimulus.count("artwork", artwork)).isZero();
        });
        assertThat(hangings(draft)).isEmpty();
        ParticipantContract.assertIsProblem(hang(brought, draft.slug()), 404);
        // and back again
        curator.send(curator.get("/curator"), "#artwork-" + brought + " form[action$=kind]", Map.of());
        assertThat(hang(brought, draft.slug()).status()).isEqualTo(303);
    }

    @Test
    void what_hangs_in_an_open_study_or_was_shown_keeps_its_kind_and_stays() {
        var study = Exhibition.open(2, 0);
        UUID shown = QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> stimulus.origin == Origin.HUMAN)
                .findFirst()
                .orElseThrow()
                .artwork
                .id);
        UUID lent = QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> stimulus.origin == Origin.MACHINE)
                .findFirst()
                .orElseThrow()
                .contentArtwork
                .id);
        for (UUID kept : List.of(shown, lent)) {
            assertRefused(post("/artworks/" + kept + "/kind", Map.of("kind", "PHOTOGRAPH")), "is open");
            assertRefused(post("/artworks/" + kept + "/delete", Map.of()), "is open");
        }
        Participant.in(study, home).answerAll();
        QuarkusTransaction.requiringNew().run(() -> study.study().close(Instant.now()));
        assertRefused(post("/artworks/" + shown + "/kind", Map.of("kind", "PHOTOGRAPH")), "kept as they saw it");
        assertRefused(post("/artworks/" + shown + "/delete", Map.of()), "kept as they saw it");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Artwork.<Artwork>findById(shown).kind))
                .isEqualTo(ArtworkKind.PAINTING);
    }

    @Test
    void what_was_never_shown_is_deleted_with_its_bytes_unless_somebody_else_uses_them() {
        long before = QuarkusTransaction.requiringNew().call(() -> Picture.count());
        Upload file = PictureFiles.fresh("unwanted.png");
        UUID painting = bring("PAINTING", file);
        UUID twin = bring("PHOTOGRAPH", file);
        var draft = Exhibition.empty(2, 0, 512);
        hang(painting, draft.slug());
        Page deleted =
                curator.send(curator.get("/curator"), "#artwork-" + painting + " form[action$=delete]", Map.of());
        assertThat(deleted.status()).isEqualTo(303);
        assertThat(curator.get("/artworks/" + painting + "/thumbnail").status()).isEqualTo(404);
        assertThat(curator.get("/artworks/" + twin + "/thumbnail").status()).isEqualTo(200);
        assertThat(hangings(draft)).isEmpty();
        post("/artworks/" + twin + "/delete", Map.of());
        assertThat(QuarkusTransaction.requiringNew().call(() -> Picture.count()))
                .isEqualTo(before);
        ParticipantContract.assertIsProblem(post("/artworks/" + twin + "/delete", Map.of()), 404);
    }

    @Test
    void what_another_picture_is_made_from_stays_until_that_is_gone() {
        UUID photograph = bring("PHOTOGRAPH", PictureFiles.fresh("bridge.png"));
        UUID painting = bring("PAINTING", PictureFiles.fresh("irises.png"));
        UUID made = made(photograph, painting);
        assertRefused(post("/artworks/" + photograph + "/delete", Map.of()), "1 picture was made from “bridge”");
        assertRefused(post("/artworks/" + painting + "/delete", Map.of()), "1 picture was made from “irises”");
        Page gone = curator.send(curator.get("/curator"), "form[action=/stimuli/" + made + "/delete]", Map.of());
        assertThat(gone.status()).isEqualTo(303);
        assertThat(post("/artworks/" + photograph + "/delete", Map.of()).status())
                .isEqualTo(303);
        assertThat(post("/artworks/" + painting + "/delete", Map.of()).status()).isEqualTo(303);
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(Stimulus.count("id", made)).isZero();
            assertThat(StyleTransferJob.count("contentArtwork.id", photograph)).isZero();
        });
    }

    @Test
    void nothing_is_hung_by_hand_into_the_demonstration_or_an_open_study() {
        UUID painting = bring("PAINTING", PictureFiles.fresh("intruder.png"));
        UUID photograph = bring("PHOTOGRAPH", PictureFiles.fresh("lake.png"));
        UUID made = made(photograph, painting);
        var open = Exhibition.open(2, 0);
        long hanging = QuarkusTransaction.requiringNew().call(() -> Hanging.count());
        Page desk = curator.get("/curator");
        for (String closed : List.of(Demonstration.SLUG, open.slug())) {
            assertThat(desk.document().select("option[value=" + closed + "]")).isEmpty();
            ParticipantContract.assertIsProblem(hang(painting, closed), 409);
            ParticipantContract.assertIsProblem(post("/stimuli/" + made + "/studies", Map.of("study", closed)), 409);
            Page wish = post(
                    "/jobs",
                    Map.of(
                            "content",
                            photograph.toString(),
                            "styles",
                            painting.toString(),
                            "preset",
                            "preview",
                            "study",
                            closed,
                            "seed",
                            "1"));
            assertThat(wish.status()).isEqualTo(400);
            assertThat(wish.words(".problem")).contains("open");
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> Hanging.count()))
                .isEqualTo(hanging);
    }

    /** A finished picture, as a style transfer leaves it. */
    private static UUID made(UUID photograph, UUID painting) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var job = new StyleTransferJob();
            job.id = UUID.randomUUID();
            job.contentArtwork = Artwork.findById(photograph);
            job.styleArtworks.add(Artwork.findById(painting));
            job.preset = "preview";
            job.longEdge = 512;
            job.state = StyleTransferJob.JobState.DONE;
            job.queuedAt = Instant.now();
            job.finishedAt = Instant.now();
            job.persist();
            Stimulus stimulus = Stimulus.ofStyleTransfer(
                    job.contentArtwork,
                    job.styleArtworks,
                    "preview",
                    "compact network",
                    Picture.<Picture>findById(job.contentArtwork.thumbnail.sha256),
                    Instant.now());
            stimulus.job = job;
            return stimulus.id;
        });
    }

    private static void assertRefused(Page page, String words) {
        ParticipantContract.assertIsProblem(page, 409);
        assertThat(page.words("main")).contains(words);
    }

    private static List<Hanging> hangings(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()));
    }

    private UUID bring(String kind, Upload file) {
        Page page = curator.upload(curator.get("/curator"), "form[data-drop]", Map.of("kind", kind), List.of(file));
        return UUID.fromString(page.document().select("input[name=id]").attr("value"));
    }

    private Page hang(UUID artwork, String study) {
        return post("/artworks/" + artwork + "/studies", Map.of("study", study));
    }

    private Page post(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrf-token", Guest.token(curator.get("/curator")));
        return curator.post(path, all);
    }
}
