package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.AccessToken;
import blindbrush.account.Account;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferJob.JobState;
import blindbrush.image.Picture;
import blindbrush.results.FigureKeeper;
import blindbrush.study.Commission;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists come in pages, and a page costs as many SQL statements with few rows as with many. */
@QuarkusTest
class PagedListsTest {

    private static final int FEW = 3;
    private static final int MANY = 60;

    /** Asks for the last page: a number beyond it is taken for it. */
    private static final int LAST = 1_000_000;

    @TestHTTPResource("/")
    URI home;

    @Inject
    StatementCount count;

    @Inject
    FigureKeeper keeper;

    private String name;
    private Guest staff;
    private final List<UUID> studies = new ArrayList<>();
    private final List<UUID> jobs = new ArrayList<>();
    private final List<UUID> artworks = new ArrayList<>();

    @BeforeEach
    void sign_in() {
        name = Staff.account(Account.ADMINISTRATOR, Account.CURATOR, Account.RESEARCHER);
        staff = new Guest(home);
        assertThat(Staff.signIn(staff, name, Staff.PASSWORD).location()).isEqualTo("/desk");
    }

    @AfterEach
    void clear_the_desks() {
        QuarkusTransaction.requiringNew().run(() -> {
            jobs.forEach(id -> {
                Stimulus.<Stimulus>list("job.id", id).forEach(picture -> picture.delete());
                Commission.deleteById(id);
                StyleTransferJob.deleteById(id);
            });
            artworks.forEach(id -> Artwork.deleteById(id));
            studies.forEach(id -> Study.deleteById(id));
        });
    }

    @Test
    void the_researcher_s_desk() {
        assertPaged("/researcher?page=", ".study", 20, () -> Study.count(), this::study);
    }

    @Test
    void the_accounts() {
        assertPaged("/accounts?page=", "tbody tr", 50, () -> Account.count(), () -> Staff.account(Account.CURATOR));
    }

    @Test
    void the_tokens() {
        Account own = QuarkusTransaction.requiringNew()
                .call(() -> Account.<Account>find("name", name).singleResult());
        assertPaged(
                "/tokens?page=",
                "tbody tr",
                50,
                () -> AccessToken.count("account", own),
                () -> AccessToken.create(own, "a program", Duration.ofDays(1), new SecureRandom(), Instant.now()));
    }

    @Test
    void paintings_on_the_curator_s_desk() {
        assertPaged(
                "/curator?paintings=",
                "#paintings + .works > li",
                24,
                () -> onTheDesk(ArtworkKind.PAINTING),
                () -> artwork(ArtworkKind.PAINTING));
    }

    @Test
    void photographs_on_the_curator_s_desk() {
        assertPaged(
                "/curator?photographs=",
                "#photographs + .works > li",
                24,
                () -> onTheDesk(ArtworkKind.PHOTOGRAPH),
                () -> artwork(ArtworkKind.PHOTOGRAPH));
    }

    @Test
    void finished_pictures_on_the_curator_s_desk() {
        assertPaged(
                "/curator?made=", "#made + .works > li", 24, () -> Stimulus.count("job is not null"), this::finished);
    }

    @Test
    void pictures_in_the_making() {
        assertPaged("/jobs?page=", ".job", 20, () -> StyleTransferJob.count(), () -> job(JobState.PAUSED));
    }

    @Test
    void the_excerpt_of_them_on_the_curator_s_desk() {
        inTransaction(() -> IntStream.range(0, FEW).forEach(number -> job(JobState.PAUSED)));
        long few = statements("/jobs/queue");
        inTransaction(() -> IntStream.range(FEW, MANY).forEach(number -> job(JobState.PAUSED)));
        assertThat(statements("/jobs/queue")).isEqualTo(few).isPositive();
    }

    @Test
    void a_study_s_pages_as_sessions_come() {
        String slug = Gallery.played(FEW);
        List<String> pages = List.of("monitor", "results", "design", "close");
        keeper.refresh();
        List<Long> few = statements(slug, pages);
        IntStream.range(FEW, MANY).forEach(seed -> Gallery.play(slug, seed));
        keeper.refresh();
        assertThat(statements(slug, pages)).isEqualTo(few);
    }

    @Test
    void a_study_s_pages_as_its_wall_grows() {
        List<String> pages = List.of("design", "audit", "open", "delete");
        assertThat(statements(Exhibition.mixed(MANY / 2).slug(), pages))
                .isEqualTo(statements(Exhibition.mixed(FEW).slug(), pages));
    }

    @Test
    void a_participant_s_last_page_as_trials_are_more() {
        var few = Participant.in(Exhibition.open(FEW, 0), home);
        var many = Participant.in(Exhibition.open(MANY, 0), home);
        few.answerAll();
        many.answerAll();
        assertThat(count.of(many.guest, "/end")).isEqualTo(count.of(few.guest, "/end"));
    }

    @Test
    void pages_lead_to_each_other_and_together_are_the_list() {
        inTransaction(() -> IntStream.range(0, MANY).forEach(number -> study()));
        List<String> seen = new ArrayList<>();
        Page page = staff.get("/researcher");
        assertThat(page.document().select("[rel=prev]")).isEmpty();
        while (!page.document().select("[rel=next]").isEmpty()) {
            seen.addAll(page.document().select(".study").eachAttr("id"));
            page = staff.get(page.document().select("[rel=next]").attr("href").replaceFirst("#.*", ""));
            assertThat(page.document().select("[rel=prev]")).hasSize(1);
        }
        seen.addAll(page.document().select(".study").eachAttr("id"));
        List<String> all = QuarkusTransaction.requiringNew().call(() -> Study.slugs());
        assertThat(seen).isEqualTo(all.stream().map(slug -> "study-" + slug).toList());
        assertThat(page.words(".pager p")).endsWith("to %1$d of %1$d".formatted(all.size()));
    }

    @Test
    void a_study_is_found_on_whichever_page_it_stands() {
        inTransaction(() -> IntStream.range(0, MANY).forEach(number -> study()));
        assertThat(staff.get("/researcher").document().getElementById("study-demonstration"))
                .isNull();
        assertThat(staff.get("/researcher?study=demonstration").document().getElementById("study-demonstration"))
                .isNotNull();
    }

    @Test
    void what_is_chosen_for_a_picture_stays_when_its_pages_are_turned() {
        inTransaction(() -> IntStream.range(0, MANY).forEach(number -> {
            artwork(ArtworkKind.PAINTING);
            artwork(ArtworkKind.PHOTOGRAPH);
        }));
        Page first = staff.get("/curator");
        String photograph = first.document().select("[name=content]").last().val();
        String painting = first.document().select("[name=styles]").last().val();
        Map<String, String> wish =
                Map.of("content", photograph, "styles", painting, "seed", "77", "csrf-token", Guest.token(first));
        String next =
                first.document().select("button[formaction*=&paintings=2]").attr("formaction");
        Page second = staff.post(next.replaceFirst("#.*", ""), wish);
        assertThat(second.document().select(".make [checked]").eachAttr("value"))
                .containsExactly(photograph, painting);
        assertThat(second.document().select(".make [name=seed]").val()).isEqualTo("77");
        assertThat(second.document().select(".make [name=styles]")).hasSize(24 + 1);
        assertThat(second.words(".make fieldset + fieldset .pager p")).startsWith("Page 2 of ");
        Page back = staff.post(
                second.document()
                        .select("button[formaction*=&paintings=1]")
                        .attr("formaction")
                        .replaceFirst("#.*", ""),
                wish);
        assertThat(back.document().select(".make [name=styles]").eachAttr("value"))
                .isEqualTo(first.document().select(".make [name=styles]").eachAttr("value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "2147483647"})
    void a_page_that_is_none_is_the_nearest(String number) {
        Page page = staff.get("/accounts?page=" + number);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("tbody tr")).isNotEmpty();
    }

    /** Fills the last page to a few rows, and adds many; both times the page takes the same number of statements. */
    private void assertPaged(String address, String row, int size, LongSupplier rows, Runnable add) {
        inTransaction(() -> {
            do {
                add.run();
            } while (rows.getAsLong() % size != FEW);
        });
        long few = statements(address + LAST);
        assertThat(staff.get(address + LAST).document().select(row)).hasSize(FEW);
        inTransaction(() -> IntStream.range(FEW, MANY).forEach(number -> add.run()));
        int last = MANY % size == 0 ? size : MANY % size;
        assertThat(staff.get(address + LAST).document().select(row)).hasSize(last);
        assertThat(statements(address + LAST)).isEqualTo(few).isPositive();
    }

    private List<Long> statements(String slug, List<String> pages) {
        return pages.stream()
                .map(page -> statements("/studies/" + slug + "/" + page))
                .toList();
    }

    private long statements(String address) {
        return count.of(staff, address);
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static long onTheDesk(ArtworkKind kind) {
        return Artwork.count("kind = ?1 and standIn = false and picture is not null", kind);
    }

    private Study study() {
        Study study = Study.draft("Paged " + UUID.randomUUID(), Instant.now());
        studies.add(study.id);
        return study;
    }

    private Artwork artwork(ArtworkKind kind) {
        Artwork artwork = Artwork.add(kind, "Paged", "A. Painter", "public domain", Instant.now());
        artwork.picture = Walls.picture(7);
        artworks.add(artwork.id);
        return artwork;
    }

    private StyleTransferJob job(JobState state) {
        var job = new StyleTransferJob();
        job.id = UUID.randomUUID();
        job.contentArtwork = artwork(ArtworkKind.PHOTOGRAPH);
        job.styleArtworks.add(artwork(ArtworkKind.PAINTING));
        job.preset = "preview";
        job.state = state;
        job.queuedAt = Instant.now();
        job.persist();
        jobs.add(job.id);
        Commission.of(study(), job);
        return job;
    }

    private void finished() {
        StyleTransferJob job = job(JobState.DONE);
        job.finishedAt = Instant.now();
        Picture picture = Walls.picture(7);
        Stimulus made = Stimulus.ofStyleTransfer(
                job.contentArtwork, List.of(job.styleArtworks.get(0)), "preview", "a network", picture, Instant.now());
        made.job = job;
    }
}
