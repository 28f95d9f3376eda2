package blindbrush.web.curator;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleEngineConfig;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferQueue;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import blindbrush.testing.Engine;
import blindbrush.web.BlindnessTest;
import blindbrush.web.Exhibition;
import blindbrush.web.Guest;
import blindbrush.web.Guest.Upload;
import blindbrush.web.Jpeg;
import blindbrush.web.Page;
import blindbrush.web.Participant;
import blindbrush.web.ParticipantContract;
import blindbrush.web.PictureFiles;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A curator makes pictures: real ones, small. */
@QuarkusTest
class JobPagesTest {

    /** Small enough to be made in seconds. */
    private static final int QUICK = 96;

    /** Large enough to be watched: some minutes, however long a test is held up between two looks. */
    private static final int SLOW = 768;

    @TestHTTPResource("/")
    URI home;

    @Inject
    StyleEngineConfig engine;

    @Inject
    StyleTransferQueue queue;

    private final List<String> made = new ArrayList<>();
    private Guest curator;
    private String photograph;
    private String painting;

    @BeforeEach
    void bring_a_photograph_and_a_painting() {
        curator = Staff.signedIn(home, Account.CURATOR, Account.RESEARCHER);
        photograph = bring("PHOTOGRAPH", PictureFiles.fresh("bridge.png"));
        painting = bring("PAINTING", PictureFiles.fresh("irises.png"));
    }

    /** What a failed test began would hold the engine for minutes. */
    @AfterEach
    void stop_what_is_still_being_made() {
        made.forEach(job -> queue.cancel(id(job)));
    }

    @Test
    void what_a_curator_makes_and_brings_is_shown_alike_to_a_participant() {
        var study = Exhibition.empty(0, 1, QUICK);
        Page queued = make(study, "preview");
        assertThat(queued.status()).isEqualTo(303);
        assertThat(queued.location()).matches("/jobs/[0-9a-f-]{36}");
        Page page = curator.get(queued.location());
        assertThat(page.words("h1")).isEqualTo("bridge in the style of irises");
        Page done = await(queued.location(), progress -> !isWatched(progress));
        assertThat(done.words("main, body")).contains("Finished", "compact network", "Time taken");
        String address = done.document().select(".forming img").attr("src");
        assertThat(address).matches("/stimuli/[0-9a-f-]{36}/picture");
        assertThat(curator.get(address).header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(new Guest(home).get(address).location()).isEqualTo("/sign-in");
        assertThat(curator.get("/curator").document().select("img[src=" + address + "]"))
                .isNotEmpty();

        hang(painting, study);
        Page kin = open(study);
        ParticipantContract.assertIsProblem(kin, 409);
        assertThat(kin.words("main")).contains("no two of them made from the same photograph or painting");
        hang(bring("PAINTING", PictureFiles.fresh("water lilies.png")), study);
        assertThat(open(study).location()).isEqualTo("/researcher?study=" + study.slug());

        var participant = Participant.in(study, home);
        List<String> addresses = Participant.pictures(participant.trial());
        BlindnessTest.assertAlike(addresses.stream().map(participant.guest::get).toList(), QUICK);
        assertThat(participant.answerAll().location()).isEqualTo("/end");
        assertThat(participant.guest.get("/end").words(".reveals"))
                .contains("Made by a machine", "Painted by a human", "preview", "compact network", "water lilies");
    }

    @Test
    void a_picture_whose_study_opened_meanwhile_says_where_it_is() throws InterruptedException {
        var study = Exhibition.empty(0, 1, QUICK);
        String job;
        try (var held = Engine.held(engine.settings())) {
            job = make(study, "preview").location();
            QuarkusTransaction.requiringNew().run(() -> study.study().state = Study.State.OPEN);
            assertThat(held.network()).isNotEmpty();
        }
        try {
            Page done = await(job, progress -> !isWatched(progress));
            assertThat(done.words("main, body"))
                    .contains("opened before the picture was finished", "waits among the finished pictures");
            assertThat(curator.get("/jobs/queue").words(".queue")).contains("opened before the picture was finished");
            assertThat(curator.get("/curator").text()).contains("opened before the picture was finished");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> study.study().state = Study.State.CLOSED);
        }
        assertThat(curator.get(job).words("main")).contains("has closed, the picture can hang there");
    }

    @Test
    void a_running_transfer_shows_how_far_it_is_and_stops_when_asked() {
        String job = makeSlowly();
        Page running = await(job, JobPagesTest::isForming);
        assertThat(running.words(".quiet")).matches("Iteration \\d+ of \\d+, about \\d+ (s|min) left, loss [\\d.e+-]+");
        assertThat(running.document().select("progress").attr("value")).matches("\\d+");
        Page preview = curator.get(previews(running).get(0));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(Jpeg.of(preview.bytes()).width()).isPositive();
        assertThat(curator.get("/jobs/queue").words(".queue")).contains("bridge", "Iteration");

        assertThat(curator.send(curator.get(job), "form[action$=cancel]", Map.of())
                        .location())
                .isEqualTo(job);
        Page stopped = await(job, progress -> !isWatched(progress));
        assertThat(stopped.words("main, body")).contains("Cancelled", "No picture was made");
        assertThat(curator.get(previews(running).get(0)).status()).isEqualTo(404);
        assertThat(stopped.document().select("form[action$=retry]")).isNotEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(() -> Stimulus.count("job.id", id(job))))
                .isZero();
    }

    @Test
    void a_running_transfer_can_be_paused_and_taken_up_again() {
        String job = makeSlowly();
        await(job, JobPagesTest::isForming);
        Page page = curator.get(job);
        assertThat(page.words("main")).contains("Pause bridge", "Cancel bridge");
        assertThat(curator.send(page, "form[action$=pause]", Map.of()).location())
                .isEqualTo(job);
        await(job, progress -> !isWatched(progress));
        Page paused = curator.get(job);
        assertThat(paused.words("main")).containsPattern("Paused at iteration \\d+ of \\d+");
        assertThat(paused.words("main"))
                .contains("Go on with bridge", "Cancel bridge")
                .doesNotContain("Pause bridge");
        assertThat(previews(paused)).isNotEmpty();
        assertThat(curator.get("/jobs/queue").words(".queue")).contains("Paused at iteration");

        assertThat(curator.send(paused, "form[action$=resume]", Map.of()).location())
                .isEqualTo(job);
        await(job, JobPagesTest::isForming);
        curator.send(curator.get(job), "form[action$=pause]", Map.of());
        await(job, progress -> !isWatched(progress));
        curator.send(curator.get(job), "form[action$=cancel]", Map.of());
        assertThat(curator.get(job).words("main")).contains("Cancelled", "No picture was made");
    }

    @Test
    void a_photograph_that_would_have_to_be_enlarged_is_refused_on_the_desk() {
        long before = jobs();
        Page refused = make(Exhibition.empty(1, 0, 1024), "preview");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.words("h1")).isEqualTo("Curator’s desk");
        assertThat(refused.words(".problem")).contains("720 × 540", "1373 × 1030", "none is enlarged");
        assertThat(jobs()).isEqualTo(before);
    }

    @Test
    void a_painting_that_would_have_to_be_enlarged_is_not_hung() {
        var study = Exhibition.empty(1, 0, 1024);
        Page refused = curator.post(
                "/artworks/" + painting + "/studies",
                Map.of("study", study.slug(), "csrf-token", Guest.token(curator.get("/curator"))));
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(refused.words("main")).contains("none is enlarged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content=",
                "content=00000000-0000-0000-0000-000000000000",
                "content=x",
                "styles=",
                "styles=00000000-0000-0000-0000-000000000000",
                "preset=best",
                "preset=paper",
                "study=nowhere",
                "seed=many"
            })
    void a_strange_wish_is_refused(String wish) {
        long before = jobs();
        List<String> changed = List.of(wish.split("=", -1));
        var fields = wishes(Exhibition.empty(1, 0, QUICK), "preview");
        fields.put(changed.get(0), changed.get(1));
        Page refused = curator.send(curator.get("/curator"), "form.make", fields);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).doesNotContain("Exception", "java.");
        assertThat(jobs()).isEqualTo(before);
    }

    @Test
    void a_painting_is_no_content_and_a_photograph_no_style() {
        var fields = wishes(Exhibition.empty(1, 0, QUICK), "preview");
        fields.put("content", painting);
        assertThat(curator.send(curator.get("/curator"), "form.make", fields).status())
                .isEqualTo(400);
        fields.put("content", photograph);
        fields.put("styles", photograph);
        assertThat(curator.send(curator.get("/curator"), "form.make", fields).status())
                .isEqualTo(400);
    }

    @Test
    void only_curators_see_and_stop_what_is_being_made() throws InterruptedException {
        try (var held = Engine.held(engine.settings())) {
            assertThat(held.network()).isNotEmpty();
            String job = make(Exhibition.empty(1, 0, QUICK), "quality").location();
            Guest researcher = Staff.researcher(home);
            ParticipantContract.assertIsProblem(researcher.get(job), 403);
            Page form = researcher.get("/researcher");
            Page refused = researcher.post(job + "/cancel", Map.of("csrf-token", Guest.token(form)));
            ParticipantContract.assertIsProblem(refused, 403);
            assertThat(curator.get(job).words("main")).contains("Waiting for its turn");
            curator.send(curator.get(job), "form[action$=cancel]", Map.of());
            assertThat(curator.get(job).words("main")).contains("Cancelled");
        }
        ParticipantContract.assertIsProblem(curator.get("/jobs/" + UUID.randomUUID()), 404);
    }

    @Test
    void a_stand_in_hangs_in_no_study_of_one_s_own() {
        UUID standIn = QuarkusTransaction.requiringNew()
                .call(() -> Stimulus.<Stimulus>find("standIn = true").firstResult().id);
        var study = Exhibition.empty(1, 0, SLOW);
        Page refused = curator.post(
                "/stimuli/" + standIn + "/studies",
                Map.of("study", study.slug(), "csrf-token", Guest.token(curator.get("/curator"))));
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study())))
                .isEmpty();
    }

    private String bring(String kind, Upload file) {
        Page page = curator.upload(curator.get("/curator"), "form[data-drop]", Map.of("kind", kind), List.of(file));
        return page.document().select("input[name=id]").attr("value");
    }

    private Page make(Exhibition study, String preset) {
        Page answer = curator.send(curator.get("/curator"), "form.make", wishes(study, preset));
        if (answer.status() == 303) {
            made.add(answer.location());
        }
        return answer;
    }

    /** Of a photograph large enough for it. */
    private String makeSlowly() {
        photograph = bring("PHOTOGRAPH", PictureFiles.sized("bridge.png", 1200, 900));
        return make(Exhibition.empty(1, 0, SLOW), "quality").location();
    }

    private Map<String, String> wishes(Exhibition study, String preset) {
        return new HashMap<>(Map.of(
                "content", photograph, "styles", painting, "preset", preset, "study", study.slug(), "seed", "5"));
    }

    private void hang(String artwork, Exhibition study) {
        Page hung = curator.send(
                curator.get("/curator"),
                "form[action=/artworks/" + artwork + "/studies]",
                Map.of("study", study.slug()));
        assertThat(hung.location()).isEqualTo("/curator?of=" + artwork);
    }

    private Page open(Exhibition study) {
        return curator.post(
                "/studies/" + study.slug() + "/open", Map.of("csrf-token", Guest.token(curator.get("/researcher"))));
    }

    private Page await(String job, Predicate<Page> condition) {
        var deadline = Instant.now().plus(Duration.ofMinutes(10));
        Page progress = curator.get(job + "/progress");
        while (!condition.test(progress)) {
            assertThat(Instant.now()).as(progress.text()).isBefore(deadline);
            assertThat(progress.text()).doesNotContain("Failed.");
            pause();
            progress = curator.get(job + "/progress");
        }
        return progress;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A page reads the job before its picture: the first picture may stand beside words from before it was there. */
    private static boolean isForming(Page progress) {
        return !previews(progress).isEmpty() && progress.words(".quiet").startsWith("Iteration");
    }

    private static boolean isWatched(Page progress) {
        return !progress.document().select("[data-refresh]").isEmpty();
    }

    private static List<String> previews(Page progress) {
        return new ArrayList<>(progress.document().select("img[src*=preview]").eachAttr("src"));
    }

    private static UUID id(String job) {
        return UUID.fromString(job.replace("/jobs/", ""));
    }

    private static long jobs() {
        return QuarkusTransaction.requiringNew().call(() -> StyleTransferJob.count());
    }
}
