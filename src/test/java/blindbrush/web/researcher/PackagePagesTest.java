package blindbrush.web.researcher;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Hanging;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.ParticipantContract;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Studies that go from desk to desk. */
@QuarkusTest
class PackagePagesTest {

    @TestHTTPResource("/")
    URI home;

    @Test
    void a_study_goes_from_a_desk_to_a_desk_and_can_be_looked_at() {
        String slug = QuarkusTransaction.requiringNew().call(() -> {
            Study study = Walls.open(4, 4, Walls.design(2, 2));
            study.close(Instant.now());
            return study.slug;
        });
        Guest researcher = Staff.researcher(home);
        Page desk = researcher.get("/researcher?study=" + slug);
        String address = desk.document()
                .select("#study-" + slug + " a[href$=package.zip]")
                .attr("href");
        Page zip = researcher.get(address);
        assertThat(zip.header("Content-Disposition")).contains(slug + "-package.zip");
        String title = "Brought " + UUID.randomUUID();
        Page brought = bring(researcher, desk, Map.of("title", title, "use", "REPLAY"), zip.bytes());
        assertThat(brought.words("main")).contains("“" + title + "” is here", "8 pictures hang in it.");
        String here = QuarkusTransaction.requiringNew()
                .call(() -> Study.<Study>find("title", title).<Study>firstResult().slug);
        Page row = researcher.get("/researcher?study=" + here);
        assertThat(row.words("#study-" + here))
                .contains("closed", "to be looked at")
                .doesNotContain("Open …");
        Page wall = researcher.get("/studies/" + here + "/replay");
        assertThat(wall.document().select("main img")).hasSize(8);
        assertThat(wall.words("main")).contains("Painting 0", "Photograph 0 in the style of Style 0");
        assertThat(researcher.get("/studies/" + slug + "/replay").status()).isEqualTo(404);
        UUID picture = QuarkusTransaction.requiringNew()
                .call(() -> Hanging.of(Study.findBySlug(here).orElseThrow()).get(0).stimulus.id);
        assertThat(researcher
                        .get("/studies/" + here + "/stimuli/" + picture + "/picture")
                        .status())
                .isEqualTo(200);
        assertThat(new Guest(home)
                        .get("/studies/" + here + "/stimuli/" + picture)
                        .status())
                .as("strangers see none")
                .isEqualTo(404);
        Guest stranger = new Guest(home);
        Page consent = stranger.get("/studies/" + here + "/consent");
        assertThat(consent.document().select("form[action$=sessions]")).isEmpty();
        stranger.post("/studies/" + here + "/sessions", Map.of("csrf-token", Guest.token(consent)));
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.count("study.slug", here)))
                .isZero();
        assertThat(researcher
                        .send(researcher.get("/studies/" + here + "/delete"), "form[action$=delete]", Map.of())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void what_is_no_package_is_refused_on_a_page_and_only_researchers_bring_any() {
        Guest researcher = Staff.researcher(home);
        Page desk = researcher.get("/researcher");
        Page refused = bring(researcher, desk, Map.of(), "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(refused.text()).contains("This is no zip file, or it was cut off");
        Guest curator = Staff.curator(home);
        assertThat(bring(curator, desk, Map.of(), new byte[1]).status()).isEqualTo(403);
        assertThat(bring(new Guest(home), desk, Map.of(), new byte[1]).status()).isEqualTo(401);
        ParticipantContract.assertIsProblem(researcher.get("/studies/demonstration/package.zip"), 409);
    }

    private static Page bring(Guest who, Page desk, Map<String, String> fields, byte[] file) {
        return who.upload(desk, "#bring-study", fields, List.of(new Guest.Upload("package.zip", file)));
    }
}
