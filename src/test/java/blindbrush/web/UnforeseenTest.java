package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.study.Study;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody foresaw is shown by its reference only: here a stored word that Hibernate cannot read, an {@link IllegalArgumentException}. */
@QuarkusTest
class UnforeseenTest {

    private static final String WORD = "ROUNDISH";
    private static final Formatter WORDS = new PatternFormatter("%s");

    @TestHTTPResource("/")
    URI home;

    private final Log log = new Log();
    private Exhibition study;

    @BeforeEach
    void breakStudy() {
        study = Exhibition.mixed(1);
        store(WORD);
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void mendStudy() {
        Logger.getLogger("").removeHandler(log);
        store(null);
    }

    @Test
    void a_page_shows_the_reference_that_the_log_has_and_nothing_else() {
        Page page = Staff.signedIn(home, Account.RESEARCHER).get("/studies/" + study.slug() + "/design");
        ParticipantContract.assertIsProblem(page, 500);
        assertThat(page.text()).doesNotContain(WORD);
        assertIsInLog(page.words("main .small.quiet").replaceFirst(".* ", ""));
    }

    @Test
    void a_program_gets_the_reference_that_the_log_has_and_nothing_else() {
        Page answer = new Guest(home)
                .get(
                        "/api/v1/studies/" + study.slug(),
                        "Accept",
                        "application/json",
                        "Authorization",
                        "Bearer " + Staff.token());
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContain(WORD, "Exception");
        assertIsInLog(JsonPath.from(answer.text()).getString("reference"));
    }

    private void assertIsInLog(String reference) {
        assertThat(reference).matches("[0-9a-f]{8}");
        assertThat(log.records)
                .filteredOn(record -> WORDS.format(record).contains(reference))
                .singleElement()
                .satisfies(record -> assertThat(record.getThrown()).hasStackTraceContaining(WORD));
    }

    private void store(String aspect) {
        QuarkusTransaction.requiringNew().run(() -> Study.getEntityManager()
                .createNativeQuery("update study set aspect = ?1 where slug = ?2")
                .setParameter(1, aspect)
                .setParameter(2, study.slug())
                .executeUpdate());
    }

    private static final class Log extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
