package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.gallery.FilmFrame;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Picture;
import blindbrush.results.FigureKeeper;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stored picture whose bytes broke is named where it hangs; everything else goes on. */
@QuarkusTest
class DamagedPictureTest {

    @TestHTTPResource("/")
    URI home;

    @Inject
    FigureKeeper figures;

    /** Bytes as they were, by hash. */
    private final Map<String, byte[]> broken = new HashMap<>();

    private Guest researcher;

    @BeforeEach
    void signIn() {
        researcher = Staff.signedIn(home, Account.RESEARCHER, Account.CURATOR);
    }

    /** Other tests share the database. */
    @AfterEach
    void mend() {
        broken.forEach(DamagedPictureTest::store);
    }

    /** How bytes break. */
    enum Damage {
        HEADER {
            @Override
            byte[] done(byte[] whole) {
                return new byte[] {1, 2, 3};
            }
        },
        MIDDLE {
            @Override
            byte[] done(byte[] whole) {
                byte[] broken = whole.clone();
                Arrays.fill(broken, broken.length / 2, broken.length / 2 + 200, (byte) 0x55);
                return broken;
            }
        };

        abstract byte[] done(byte[] whole);
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_picture_is_named_and_everything_else_goes_on(Damage damage) {
        var draft = Exhibition.mixed(4);
        Picture picture = QuarkusTransaction.requiringNew()
                .call(() -> Hanging.of(draft.study()).get(0).stimulus.picture);
        breakPicture(picture.sha256, damage);
        for (String page : Stream.of(
                        "/researcher",
                        "/curator",
                        at(draft, "audit"),
                        at(draft, "preview"),
                        at(draft, "design"),
                        at(draft, "open"))
                .toList()) {
            assertThat(researcher.get(page).status()).as(page).isEqualTo(200);
        }
        assertThat(researcher.get(at(draft, "open")).words(".obstacles"))
                .contains(picture.sha256.substring(0, 8), Exhibition.CANARY, "Bring its file again")
                .containsOnlyOnce("is damaged");
        Map<String, String> token = Map.of("csrf-token", Guest.token(researcher.get("/researcher")));
        Page refused = researcher.post(at(draft, "open"), token);
        ParticipantContract.assertIsProblem(refused, 409);
        assertThat(refused.words("main")).contains("is damaged");
        Page told = new Guest(home).get("/api/v1/studies/" + draft.slug(), "Authorization", "Bearer " + Staff.token());
        assertThat(told.status()).isEqualTo(200);
        assertThat(JsonPath.from(told.text()).getList("obstacles", String.class))
                .anyMatch(obstacle -> obstacle.contains("is damaged"));

        QuarkusTransaction.requiringNew()
                .run(() -> Picture.store(broken.get(picture.sha256), "image/jpeg", 1, 1, Instant.now()));
        assertThat(researcher.get(at(draft, "open")).words("main")).doesNotContain("is damaged");
    }

    @ParameterizedTest
    @EnumSource
    void figures_strips_trials_and_data_of_an_open_study_go_on_without_it(Damage damage) {
        String slug = Gallery.played(3);
        UUID id = Gallery.id(slug);
        Stimulus machine = QuarkusTransaction.requiringNew().call(() -> Hanging.of(Study.findById(id)).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> stimulus.origin == Origin.MACHINE)
                .findFirst()
                .orElseThrow());
        QuarkusTransaction.requiringNew().run(() -> {
            Picture stored = Picture.findById(machine.picture.sha256);
            stored.statistics = null;
        });
        breakPicture(machine.picture.sha256, damage);
        Gallery.play(slug, 77);
        figures.refresh();
        assertThat(researcher.get("/studies/" + slug + "/results").words("main"))
                .contains("All figures");
        Page stimuli = researcher.get("/studies/" + slug + "/results/stimuli.csv");
        assertThat(stimuli.status()).isEqualTo(200);
        assertThat(researcher.get("/studies/" + slug + "/presets").status()).isEqualTo(200);
        for (String data : Stream.of("responses.csv", "stimuli.csv", "export.zip", "data-set.zip")
                .toList()) {
            assertThat(researcher.get("/studies/" + slug + "/" + data).status())
                    .as(data)
                    .isEqualTo(200);
        }
        assertThat(researcher.get("/studies/" + slug + "/stimuli/" + machine.id).status())
                .isEqualTo(200);
        assertThat(QuarkusTransaction.requiringNew().call(() -> FilmFrame.strip(Stimulus.findById(machine.id))))
                .isEmpty();
        var participant = Participant.in(QuarkusTransaction.requiringNew().call(() -> new Exhibition(id, slug)), home);
        assertThat(participant.answerAll().location()).isEqualTo("/end");
        assertThat(participant.guest.get("/end").status()).isEqualTo(200);
    }

    /** The attack: a damaged picture, and a copy whose own design registers nothing. Its caption would tell what hangs in the study that stays blind. */
    @Test
    void a_damaged_picture_of_a_study_that_stays_blind_has_no_name_on_a_copy_either() {
        var blind = Exhibition.open(Walls.design(2, 0).with(new Reporting(Feedback.NEVER, true, false, 3)));
        var copy = QuarkusTransaction.requiringNew().call(() -> {
            Study copied = blind.study().copy("Copy " + UUID.randomUUID(), Instant.now());
            copied.design = Walls.design(2, 0);
            return new Exhibition(copied.id, copied.slug);
        });
        String sha256 = QuarkusTransaction.requiringNew()
                .call(() -> Hanging.of(blind.study()).get(0).stimulus.picture.sha256);
        breakPicture(sha256, Damage.HEADER);
        Map<String, String> token = Map.of("csrf-token", Guest.token(researcher.get("/researcher")));
        assertThat(researcher.post(at(copy, "open"), token).words("main"))
                .contains(sha256.substring(0, 8), "is damaged")
                .doesNotContain(Exhibition.CANARY);
        assertThat(researcher.get(at(copy, "open")).words(".obstacles"))
                .contains(sha256.substring(0, 8), "is damaged")
                .doesNotContain(Exhibition.CANARY);
    }

    private void breakPicture(String sha256, Damage damage) {
        byte[] whole = QuarkusTransaction.requiringNew().call(() -> Picture.<Picture>findById(sha256).bytes);
        broken.put(sha256, whole);
        store(sha256, damage.done(whole));
    }

    private static void store(String sha256, byte[] bytes) {
        QuarkusTransaction.requiringNew().run(() -> Picture.getEntityManager()
                .createNativeQuery("update picture set bytes = :bytes, look = null where sha256 = :sha256")
                .setParameter("bytes", bytes)
                .setParameter("sha256", sha256)
                .executeUpdate());
    }

    private static String at(Exhibition study, String page) {
        return "/studies/" + study.slug() + "/" + page;
    }
}
