package blindbrush.web.researcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.testing.Crowd;
import blindbrush.web.Exhibition;
import blindbrush.web.Gallery;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.ParticipantContract;
import blindbrush.web.Staff;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads of a study's data. */
@QuarkusTest
class ExportPagesTest {

    @TestHTTPResource("/")
    URI home;

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({
        "responses.csv,text/csv;charset=UTF-8",
        "responses.jsonl,application/jsonl;charset=UTF-8",
        "responses.parquet,application/vnd.apache.parquet",
        "participants.csv,text/csv;charset=UTF-8",
        "stimuli.csv,text/csv;charset=UTF-8",
        "exclusions.csv,text/csv;charset=UTF-8",
        "panel.csv,text/csv;charset=UTF-8",
        "codebook.csv,text/csv;charset=UTF-8",
        "export.zip,application/zip",
        "data-set.zip,application/zip"
    })
    void a_researcher_downloads_it_and_nobody_else_does(String file, String type) throws Exception {
        String address = "/studies/" + crowd(2).slug + "/" + file;
        Page page = Staff.researcher(home).get(address);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(page.header("Content-Disposition"))
                .matches("attachment; filename=\"crowd-[0-9a-f-]+-" + file + "\"");
        assertThat(page.bytes()).isNotEmpty();
        assertThat(Staff.curator(home).get(address).status()).isEqualTo(403);
        assertThat(new Guest(home).get(address).location()).isEqualTo("/sign-in");
        ParticipantContract.assertIsProblem(Staff.researcher(home).get("/studies/no-such-study/" + file), 404);
    }

    @Test
    void an_empty_study_s_json_lines_are_empty() {
        var study = Exhibition.open(1, 0);
        Gallery.close(study.slug());
        Page lines = Staff.researcher(home).get("/studies/" + study.slug() + "/responses.jsonl");
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.bytes()).isEmpty();
    }

    @Test
    void columns_and_byte_order_mark_go_by_the_address() throws Exception {
        String address = "/studies/" + crowd(2).slug + "/responses.csv";
        Guest researcher = Staff.researcher(home);
        assertThat(researcher.get(address).text()).startsWith("export_schema_version,study,");
        assertThat(researcher.get(address + "?columns=jspsych&bom=true").text())
                .startsWith("\ufeffexport_schema_version,study_id,");
        ParticipantContract.assertIsProblem(researcher.get(address + "?columns=spss"), 400);
    }

    @Test
    void a_zip_comes_whole() throws Exception {
        Page page = Staff.researcher(home).get("/studies/" + crowd(2).slug + "/export.zip");
        String last = "";
        try (var zip = new ZipInputStream(new ByteArrayInputStream(page.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                last = entry.getName();
            }
        }
        assertThat(last).isEqualTo("SHA256SUMS");
    }

    @Test
    void the_desk_leads_to_the_downloads() throws Exception {
        String slug = crowd(1).slug;
        Page desk = Staff.researcher(home).get("/researcher?study=" + slug);
        assertThat(desk.document().select("#study-" + slug + " a[download]").eachAttr("href"))
                .containsExactly(
                        "/studies/" + slug + "/package.zip",
                        "/studies/" + slug + "/data-set.zip",
                        "/studies/" + slug + "/export.zip",
                        "/studies/" + slug + "/responses.csv",
                        "/studies/" + slug + "/responses.jsonl",
                        "/studies/" + slug + "/responses.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"responses.csv", "responses.jsonl", "export.zip", "data-set.zip"})
    void what_breaks_off_half_way_does_not_look_whole(String file) throws Exception {
        Crowd.Hung study = crowd(450);
        Guest researcher = Staff.researcher(home);
        assertThat(researcher.get("/studies/" + study.slug + "/" + file).status())
                .isEqualTo(200);
        spoilLastSession(study.id);
        for (int time = 0; time < 5; time++) {
            assertThatThrownBy(() -> researcher.get("/studies/" + study.slug + "/" + file))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void what_breaks_off_before_any_of_it_has_left_is_an_error() throws Exception {
        Crowd.Hung study = crowd(20);
        spoilLastSession(study.id);
        Page page = Staff.researcher(home).get("/studies/" + study.slug + "/responses.parquet");
        assertThat(page.status()).isGreaterThanOrEqualTo(400);
        assertThat(page.text()).doesNotContain("PAR1");
    }

    /** As if the database failed when most rows have left already. */
    private void spoilLastSession(UUID study) throws Exception {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update trial set phase = 'LOST' where session_id = (select id from session where study_id = ? order by consented_at desc limit 1)")) {
            update.setObject(1, study);
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private Crowd.Hung crowd(int sessions) throws Exception {
        try (var crowd = Crowd.next(database.getConnection())) {
            var design = Design.of(List.of(Block.of(Task.YES_NO, 8), Block.of(Task.PAIR, 4)))
                    .with(new Reporting(Feedback.AT_END, true, true, null));
            Crowd.Hung study = crowd.hang(design, 12, "Crowd");
            crowd.answer(study, sessions);
            return study;
        }
    }
}
