package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.database.Secret;
import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.Question;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.export.StudyExport;
import blindbrush.results.FigureKeeper;
import blindbrush.results.FigureSet;
import blindbrush.results.StudyFigures;
import blindbrush.testing.Walls;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What leads to people is deleted on the day that the design names, and what is anonymous stays; the same on every database. */
abstract class RetentionContract {

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final Instant MIDNIGHT = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant AGREED = Instant.parse("2026-02-05T12:34:56Z");

    /** Rows of a study by their tables. */
    private static final Map<String, String> ROWS = Map.of(
            "session", "study_id = ?",
            "participant", "study_id = ?",
            "trial", "session_id in (select id from session where study_id = ?)",
            "response",
                    "trial_id in (select t.id from trial t join session s on s.id = t.session_id where s.study_id = ?)",
            "reply", "session_id in (select id from session where study_id = ?)",
            "left_browser", "session_id in (select id from session where study_id = ?)",
            "withdrawal", "study_id = ?",
            "link", "study_id = ?");

    @Inject
    RetentionKeeper retention;

    @Inject
    FigureKeeper figures;

    @Inject
    DataSource tables;

    @Test
    void on_its_day_what_leads_to_people_is_deleted_and_everything_that_is_anonymous_stays() throws Exception {
        UUID study = open(DAY, 3);
        Secret link = QuarkusTransaction.requiringNew()
                .call(() -> Link.draw(Study.findById(study), 1, new SplittableRandom(1), Instant.EPOCH)
                        .get(0));
        Person panel = begin(study, 1, Optional.empty(), Optional.of(new Arrival.Panel("p1", "s1", "v1")));
        Person invited = begin(study, 2, Optional.of(link), Optional.empty());
        Person moved = begin(study, 3, Optional.empty(), Optional.empty());
        Person withdrawn = begin(study, 4, Optional.empty(), Optional.empty());
        Stream.of(panel, invited, withdrawn).forEach(RetentionContract::finish);
        QuarkusTransaction.requiringNew().run(() -> LeftBrowser.leave(Session.findById(moved.session)));
        String code = code(withdrawn);
        QuarkusTransaction.requiringNew().run(() -> Withdrawal.withdraw(code, AGREED.plusSeconds(9999)));
        List<String> kept = places(study, Stored.Fate.STAYS);
        assertThat(places(study, Stored.Fate.DELETED))
                .as("there is something to delete")
                .anyMatch(row -> row.contains("p1"));
        List<Duration> spans = spans(panel);
        FigureSet before = computedAnew(study);
        String codeOfPanel = code(panel);

        retention.keep(MIDNIGHT.minusMillis(1));
        assertThat(records(study)).as("the day before").isEmpty();
        assertThat(session(panel).panelParticipant).isEqualTo("p1");

        retention.keep(MIDNIGHT);
        assertThat(places(study, Stored.Fate.STAYS)).isEqualTo(kept);
        assertThat(spans(panel)).as("what lies between its times").isEqualTo(spans);
        assertThat(computedAnew(study)).isEqualTo(before);
        for (Person person : List.of(panel, invited, moved)) {
            Session session = session(person);
            assertThat(Stream.of(
                            session.tokenSha256,
                            session.withdrawalSha256,
                            session.panelParticipant,
                            session.panelStudy,
                            session.panelSession))
                    .containsOnlyNulls();
            assertThat(session.consentedAt).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
            assertThat(session.anonymizedAt).isEqualTo(MIDNIGHT);
            assertThat(QuarkusTransaction.requiringNew()
                            .call(() -> Participant.known(Study.findById(study), person.arrival)))
                    .isEmpty();
        }
        assertThat(places(study, Stored.Fate.DELETED))
                .as("of a withdrawal its code goes and its note stays")
                .allMatch(row -> row.matches("(session|participant|withdrawal): (null,?)*"));
        assertThat(places(study, Stored.Fate.COARSENED)).noneMatch(row -> row.contains(":34:"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> Withdrawal.withdraw(codeOfPanel, MIDNIGHT)))
                .as("nobody finds the answers by their code")
                .isEmpty();
        assertThat(records(study)).singleElement().satisfies(done -> {
            assertThat(List.of(done.sessions, done.panelIds)).containsExactly(3, 1);
            assertThat(done.dueOn).isEqualTo(DAY);
            assertThat(done.finishedAt).isEqualTo(MIDNIGHT);
        });
        assertThat(rows(study)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("anonymized_at")).isEqualTo("2026-06-01T00:00:00.000Z");
            assertThat(row.get("consented_at")).isEqualTo("2026-02-01T00:00:00.000Z");
        });

        retention.keep(MIDNIGHT.plusSeconds(86_400));
        assertThat(records(study)).singleElement().satisfies(done -> {
            assertThat(done.sessions).isEqualTo(3);
            assertThat(done.finishedAt).isEqualTo(MIDNIGHT);
        });
    }

    @Test
    void a_step_that_was_cut_off_is_gone_on_with_and_two_processes_treat_each_session_once() throws Exception {
        UUID study = open(DAY, 1);
        IntStream.range(0, 120).forEach(seed -> begin(study, seed, Optional.empty(), Optional.empty()));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Anonymization.step(new StudyVersion.VersionKey(study, 1), MIDNIGHT)))
                .as("there are more")
                .isTrue();
        assertThat(records(study)).singleElement().satisfies(begun -> {
            assertThat(begun.sessions).isEqualTo(50);
            assertThat(begun.isFinished()).isFalse();
        });
        Callable<Boolean> process = () -> {
            retention.keep(MIDNIGHT.plusSeconds(60));
            return true;
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var each : threads.invokeAll(List.of(process, process))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(records(study)).singleElement().satisfies(done -> {
            assertThat(done.sessions).isEqualTo(120);
            assertThat(done.isFinished()).isTrue();
        });
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Session.count("study.id = ?1 and anonymizedAt is null", study)))
                .isZero();
    }

    @Test
    void nobody_begins_from_that_day_on_although_the_study_is_open() {
        UUID study = open(DAY, 1);
        assertThatThrownBy(() -> begin(study, MIDNIGHT, 1, Optional.empty(), Optional.empty()))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessage(EntryRefusal.NOT_NOW.words());
        begin(study, MIDNIGHT.minusMillis(1), 1, Optional.empty(), Optional.empty());
    }

    @Test
    void a_registered_analysis_that_is_due_is_made_before() {
        Design design = design(DAY, 2).with(new Reporting(Feedback.AT_END, true, false, 2));
        synchronized (ClientProxy.unwrap(figures)) {
            UUID study = open(design);
            IntStream.range(0, 2)
                    .mapToObj(seed -> begin(study, seed, Optional.empty(), Optional.empty()))
                    .forEach(RetentionContract::finish);
            retention.keep(MIDNIGHT);
            assertThat(records(study)).isEmpty();
            figures.refresh();
            Optional<RegisteredAnalysis> frozen = analysis(study);
            assertThat(frozen).isPresent();
            retention.keep(MIDNIGHT);
            assertThat(records(study)).hasSize(1);
            assertThat(analysis(study).orElseThrow().figures).isEqualTo(frozen.get().figures);
        }
    }

    @Test
    void a_picture_that_was_told_before_a_session_is_still_told_before_it() throws Exception {
        UUID study = open(DAY, 2);
        Person person = begin(study, 1, Optional.empty(), Optional.empty());
        finish(person);
        QuarkusTransaction.requiringNew().run(() -> ToldPicture.tell(Study.findById(study), AGREED.minusSeconds(3600)));
        assertThat(rows(study)).isNotEmpty().allMatch(row -> row.get("told_before")
                .equals("true"));
        retention.keep(MIDNIGHT);
        assertThat(session(person).consentedAt).isEqualTo(AGREED.minusSeconds(3600));
        assertThat(rows(study)).isNotEmpty().allMatch(row -> row.get("told_before")
                .equals("true"));
    }

    @Test
    void a_design_that_names_no_day_loses_nothing() {
        UUID study = open(null, 1);
        Person person = begin(study, 1, Optional.empty(), Optional.of(new Arrival.Panel("p1", "", "")));
        retention.keep(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(session(person).panelParticipant).isEqualTo("p1");
        assertThat(records(study)).isEmpty();
    }

    /** Somebody who takes part. */
    private record Person(UUID session, Secret browser, Arrival arrival) {}

    private static UUID open(LocalDate day, int trials) {
        return open(design(day, trials));
    }

    private static UUID open(Design design) {
        return QuarkusTransaction.requiringNew().call(() -> Walls.open(8, 8, design).id);
    }

    private static Design design(LocalDate day, int trials) {
        Design plain = Design.of(List.of(Block.of(Task.YES_NO, trials)));
        return new Design(
                plain.blocks(),
                plain.blockOrder(),
                plain.truth(),
                plain.pairsAlike(),
                plain.conditions(),
                plain.recruitment(),
                plain.reporting(),
                plain.exclusion(),
                List.of(new Question("museum", "How often do you visit a museum?", List.of("never", "often"))),
                Walls.design(1, 0).consent().until(day));
    }

    private static Person begin(UUID study, int seed, Optional<Secret> link, Optional<Arrival.Panel> panel) {
        return begin(study, AGREED, seed, link, panel);
    }

    private static Person begin(
            UUID study, Instant now, int seed, Optional<Secret> link, Optional<Arrival.Panel> panel) {
        var chance = new SplittableRandom(1000L * seed);
        var arrival = new Arrival(Secret.draw(chance), link, panel);
        return QuarkusTransaction.requiringNew().call(() -> {
            Session session = Session.start(Study.findById(study), arrival, Secret.of(study + " " + seed), chance, now);
            Reply.store(session, Map.of("museum", "often"));
            return new Person(session.id, arrival.browser(), arrival);
        });
    }

    private static void finish(Person person) {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant clock = AGREED;
            for (Trial trial : Session.<Session>findById(person.session).trials()) {
                trial.send(clock);
                clock = clock.plusMillis(1234);
                trial.respond(
                        new Answer.YesNo(2),
                        false,
                        Observed.of(
                                true,
                                false,
                                Timing.of("900", "40", "940", null, "0"),
                                "0",
                                DeviceClasses.of(null, null, null, "mouse")),
                        clock);
            }
        });
    }

    private static String code(Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Withdrawal.code(Session.findById(person.session), person.browser));
    }

    private static Session session(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> Session.findById(person.session));
    }

    private static List<Anonymization> records(UUID study) {
        return QuarkusTransaction.requiringNew().call(() -> Anonymization.of(Study.findById(study)));
    }

    private static Optional<RegisteredAnalysis> analysis(UUID study) {
        return QuarkusTransaction.requiringNew().call(() -> RegisteredAnalysis.of(Study.findById(study)));
    }

    /** From agreeing to each time that its session has. */
    private static List<Duration> spans(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Session session = Session.findById(person.session);
            List<Instant> times = new ArrayList<>(List.of(session.lastSeenAt, session.finishedAt));
            for (Trial trial : session.trials()) {
                times.add(trial.sentAt);
                times.add(Response.<Response>findById(trial.id).receivedAt);
            }
            return times.stream()
                    .map(time -> Duration.between(session.consentedAt, time))
                    .toList();
        });
    }

    private static FigureSet computedAnew(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            StudyFigures.delete("key.studyId", id);
            return StudyFigures.of(Study.findById(id), MIDNIGHT).orElseThrow().figures;
        });
    }

    /** All rows of a study, of the columns of this fate, a line each. */
    private List<String> places(UUID study, Stored.Fate fate) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (var table : ROWS.entrySet()) {
            List<String> columns = Stream.of(Stored.values())
                    .filter(thing -> thing.isOnServer() && thing.fate() == fate)
                    .flatMap(thing -> thing.places().stream())
                    .filter(place -> place.startsWith(table.getKey() + "."))
                    .map(place -> place.substring(table.getKey().length() + 1))
                    .toList();
            if (!columns.isEmpty()) {
                lines.addAll(lines(study, table.getKey(), columns, table.getValue()));
            }
        }
        return lines.stream().sorted().toList();
    }

    private List<String> lines(UUID study, String table, List<String> columns, String where) throws SQLException {
        List<String> lines = new ArrayList<>();
        String query = "select %s from %s where %s".formatted(String.join(", ", columns), table, where);
        try (var connection = tables.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setObject(1, study);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= columns.size(); column++) {
                        values.add(row.getString(column));
                    }
                    lines.add(table + ": " + String.join(",", values));
                }
            }
        }
        return lines;
    }

    private List<CSVRecord> rows(UUID study) throws Exception {
        String slug = QuarkusTransaction.requiringNew().call(() -> Study.<Study>findById(study).slug);
        var csv = new ByteArrayOutputStream();
        new StudyExport(tables, slug).responsesCsv(StudyExport.Names.OURS, false, csv);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.toString(StandardCharsets.UTF_8)))
                .getRecords();
    }
}
