package blindbrush.export;

import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.Task;
import blindbrush.export.StudyExport.Names;
import blindbrush.testing.Crowd;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.postgresql.PGConnection;

/**
 * Times the table of responses against PostgreSQL's own COPY of the same columns, on a PostgreSQL that it starts itself: {@code [trials]},
 * a million unless said otherwise. Give it a small heap (-Xmx256m) to see that the length does not matter.
 */
public final class ExportBenchmark {

    private static final int ROUNDS = 3;

    /** Would write down each cell: outside the application nothing else sets a level. */
    private static final Logger PARQUET = LogContext.getLogContext().getLogger("org.apache.parquet");

    /** On average: one session in ten is left. */
    private static final double TRIALS_OF_A_SESSION = 11.1;

    /** The same columns as the export's, but for those that it reckons itself: exclusion, flags and exposure. */
    private static final String COPY = """
            copy (select 3, y.slug, y.demonstration, v.version, v.sha256, s.id, s.participant_id, lower(p.source), s.condition_name, s.order_row, lower(s.human_side),
            s.consent_version, s.seed, s.consented_at, s.finished_at, t.id, t.position, t.block_index, lower(t.phase), t.attempt, t.superseded,
            t.task, t.instructed, a.id, lower(a.origin), a.stand_in, a.preset, a.network, b.id, lower(b.origin), b.stand_in, b.preset, b.network,
            r.rating, lower(r.side), r.confidence, r.correct, r.recognised, r.rt,
            r.interruptions, r.input, r.refresh, r.pixel_ratio, r.viewport, r.display_unverified, r.looked_closer, r.queued, t.sent_at,
            r.received_at - (r.sent_offset - r.onset_offset) * interval '1 millisecond', r.received_at, r.onset_offset, r.sent_offset
            from response r join trial t on t.id = r.trial_id join session s on s.id = t.session_id join study y on y.id = s.study_id
            join study_version v on v.study_id = y.id and v.version = s.version left join participant p on p.id = s.participant_id
            join stimulus a on a.id = t.stimulus_id left join stimulus b on b.id = t.right_stimulus_id
            where y.slug = '%s' order by s.consented_at, s.id, t.position) to stdout csv""";

    private ExportBenchmark() {}

    @FunctionalInterface
    private interface Export {
        void write(OutputStream stream) throws IOException, SQLException;
    }

    /** Fills the database and prints each round. */
    public static void main(String... arguments) throws Exception {
        PARQUET.setLevel(Level.INFO);
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = postgres.getDatabase("postgres", "postgres", Map.of("reWriteBatchedInserts", "true"));
            Flyway.configure().dataSource(database).load().migrate();
            String slug = fill(database, trials);
            print("a study of %d trials on PostgreSQL, heap at most %d MiB"
                    .formatted(trials, Runtime.getRuntime().maxMemory() >> 20));
            for (int round = 1; round <= ROUNDS; round++) {
                double copy = seconds("COPY", stream -> copy(database, slug, stream));
                double ours = seconds(
                        "ours", stream -> new StudyExport(database, slug).responsesCsv(Names.OURS, false, stream));
                print("round %d: our speed is %.2f of COPY's".formatted(round, copy / ours));
            }
            seconds("JSON Lines", stream -> new StudyExport(database, slug).responsesJsonLines(Names.OURS, stream));
            seconds("Parquet", stream -> new StudyExport(database, slug).responsesParquet(Names.OURS, stream));
            seconds("export.zip", stream -> new StudyExport(database, slug).archive(stream));
            seconds("data-set.zip", stream -> new StudyExport(database, slug).dataSet(stream));
        }
    }

    private static String fill(DataSource database, int trials) throws SQLException {
        try (var crowd = new Crowd(database.getConnection(), 1);
                Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            var design = Design.of(List.of(Block.of(Task.YES_NO, 8), Block.of(Task.PAIR, 4)));
            Crowd.Hung study = crowd.hang(design, 60, "Crowd");
            crowd.answer(study, (int) (trials / TRIALS_OF_A_SESSION) + 1);
            statement.execute("vacuum analyze");
            return study.slug;
        }
    }

    private static void copy(DataSource database, String slug, OutputStream stream) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY.formatted(slug), stream);
        }
    }

    private static double seconds(String what, Export export) throws IOException, SQLException {
        var counted = new Counted();
        long begin = System.nanoTime();
        export.write(counted);
        double seconds = (System.nanoTime() - begin) / 1e9;
        print("%s: %.1f s, %d lines, %.0f MB, %.0f lines/s"
                .formatted(what, seconds, counted.lines, counted.bytes / 1e6, counted.lines / seconds));
        return seconds;
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** Throws everything away and counts it. */
    private static final class Counted extends OutputStream {
        private long bytes;
        private long lines;

        @Override
        public void write(int letter) {
            bytes++;
            lines += letter == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] letters, int offset, int length) {
            bytes += length;
            for (int index = offset; index < offset + length; index++) {
                lines += letters[index] == '\n' ? 1 : 0;
            }
        }
    }
}
