package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.results.FigureKeeper;
import blindbrush.testing.OnPostgres;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long the pages of a study with a million trials take, on PostgreSQL. No test of the suite: run it by
 * {@code mvn test -Dtest=ResultsBenchmark}.
 */
@QuarkusTest
@TestProfile(OnPostgres.class)
class ResultsBenchmark {

    private static final int SESSIONS = 83_334;
    private static final int TRIALS = 12;
    private static final int REQUESTS = 30;

    @TestHTTPResource("/")
    URI home;

    @Inject
    EntityManager database;

    @Inject
    FigureKeeper keeper;

    @Test
    void the_pages_of_a_million_trials() {
        UUID study = QuarkusTransaction.requiringNew().call(() -> Walls.open(
                        60, 60, Walls.design(8, 4).with(new Reporting(Feedback.AT_END, true, true, null)))
                .id);
        QuarkusTransaction.requiringNew().timeout(600).run(() -> fill(study));
        long begun = System.nanoTime();
        keeper.refresh();
        System.out.printf("figures computed in the background: %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        String slug = Gallery.slug(study);
        Guest researcher = Staff.researcher(home);
        measure(new Guest(home), "/studies/" + slug + "/results");
        measure(new Guest(home), "/studies/" + slug + "/presets");
        measure(new Guest(home), "/");
        measure(researcher, "/studies/" + slug + "/results/stimuli.csv");
        measure(researcher, "/studies/" + slug + "/monitor");
    }

    private static void measure(Guest guest, String address) {
        long[] millis = IntStream.range(0, REQUESTS)
                .mapToLong(request -> {
                    long begun = System.nanoTime();
                    assertThat(guest.get(address).status()).isEqualTo(200);
                    return (System.nanoTime() - begun) / 1_000_000;
                })
                .toArray();
        long first = millis[0];
        long[] sorted = IntStream.range(0, REQUESTS)
                .mapToLong(at -> millis[at])
                .sorted()
                .toArray();
        System.out.printf(
                "%s: first %d ms, median %d ms, slowest %d ms of %d%n",
                address.replaceAll("study-[0-9a-f-]+", "…"),
                first,
                sorted[REQUESTS / 2],
                sorted[REQUESTS - 1],
                REQUESTS);
    }

    private void fill(UUID study) {
        execute(study, """
                        insert into session (id, study_id, version, token_sha256, seed, consented_at, last_seen_at, finished_at)
                        select gen_random_uuid(), :study, 1, 'bench' || n, n, now() - interval '1 day' - n * interval '10 s',
                        now() - interval '1 day' - n * interval '10 s' + interval '4 min', now() - interval '1 day' - n * interval '10 s' + interval '4 min'
                        from generate_series(1, %d) n""".formatted(SESSIONS));
        execute(study, """
                        insert into trial (id, session_id, position, block_index, task, stimulus_id, right_stimulus_id, sent_at)
                        select gen_random_uuid(), s.id, p, case when p < 8 then 0 else 1 end, case when p < 8 then 'YES_NO' else 'PAIR' end,
                        w.ids[1 + floor(random() * 120)::int], case when p < 8 then null else w.ids[1 + floor(random() * 120)::int] end, now()
                        from session s cross join generate_series(0, %d) p
                        cross join (select array_agg(stimulus_id) ids from hanging where study_id = :study) w
                        where s.study_id = :study""".formatted(TRIALS - 1));
        execute(study, """
                        insert into response (trial_id, rating, side, confidence, recognised, rt, correct, received_at)
                        select r.id, r.rating, r.side, case when r.side is null then null else 2 end, false, 800 + floor(random() * 4000)::int,
                        case when r.side is null then (r.rating > 3) = (r.origin = 'MACHINE') else (r.side = 'RIGHT') = (r.origin = 'MACHINE') end, now()
                        from (select t.id, u.origin, case when t.task = 'YES_NO' then least(6, 1 + floor(random() * 6)::int) end rating,
                        case when t.task = 'PAIR' then case when random() < 0.5 then 'LEFT' else 'RIGHT' end end side
                        from trial t join session s on s.id = t.session_id join stimulus u on u.id = t.stimulus_id where s.study_id = :study) r""");
        database.createNativeQuery("analyze").executeUpdate();
        System.out.printf(
                "trials: %s%n",
                database.createNativeQuery("select count(*) from response").getSingleResult());
    }

    private void execute(UUID study, String sql) {
        database.createNativeQuery(sql.replace("::int", "\\:\\:int"))
                .setParameter("study", study)
                .executeUpdate();
    }
}
