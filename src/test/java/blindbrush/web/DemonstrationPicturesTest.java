package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.demonstration.Demonstration;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.study.Hanging;
import blindbrush.study.Study;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The demonstration makes a real picture by itself. */
@Tag("faults")
@QuarkusTest
@TestProfile(DemonstrationPicturesTest.OnePicture.class)
class DemonstrationPicturesTest {

    private static final Duration PATIENCE = Duration.ofHours(1);

    @TestHTTPResource("/")
    URI home;

    /** On a database of its own, so that no other study is on offer. */
    public static class OnePicture implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "blindbrush.demonstration.pictures",
                    "1",
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:demonstration;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH");
        }
    }

    @Test
    void a_visitor_sees_how_far_a_picture_is_that_hangs_beside_the_others_in_the_end() throws InterruptedException {
        Guest visitor = new Guest(home);
        assertThat(visitor.get("/").words("main")).contains("picture 1 of 1");
        Instant late = Instant.now().plus(PATIENCE);
        Page progress = visitor.get("/demonstration/making");
        List<Integer> shares = new ArrayList<>();
        while (!progress.document().select("[data-refresh]").isEmpty()) {
            assertThat(Instant.now()).isBefore(late);
            assertThat(progress.document().select("img")).isEmpty();
            shares.add(Integer.parseInt(progress.document().select("progress").attr("value")));
            Thread.sleep(300);
            progress = visitor.get("/demonstration/making");
        }
        assertThat(shares).as("shares done, in percent").isSorted().anyMatch(share -> share > 0);
        assertThat(visitor.get("/").words("main")).doesNotContain("picture 1 of 1");

        QuarkusTransaction.requiringNew().run(() -> {
            List<Stimulus> made = Hanging.of(
                            Study.findBySlug(Demonstration.SLUG).orElseThrow())
                    .stream()
                    .map(hanging -> hanging.stimulus)
                    .filter(stimulus -> stimulus.job != null)
                    .toList();
            assertThat(made).singleElement().satisfies(stimulus -> {
                assertThat(stimulus.origin).isEqualTo(Origin.MACHINE);
                assertThat(stimulus.network).isEqualTo("compact network");
                assertThat(stimulus.contentArtwork.title).isEqualTo("Village under snow");
                assertThat(stimulus.contentArtwork.credit).isEqualTo("Drawn by Blindbrush's stand-in painter, seed 31");
                assertThat(stimulus.contentArtwork.picture.isWhole()).isTrue();
                assertThat(Stimulus.<Stimulus>find("artwork = ?1", stimulus.styleArtworks.get(0)).stream()
                                .map(Stimulus::kin))
                        .as("the stand-in whose manner it has is its kin")
                        .allMatch(kin -> stimulus.kin().containsAll(kin));
            });
        });
        QuarkusTransaction.requiringNew().run(() -> assertThat(ArtworkKind.values())
                .as("drawn scenes are nothing for a curator to choose from")
                .allSatisfy(kind -> assertThat(Artwork.onTheDesk(kind)).isEmpty()));
    }
}
