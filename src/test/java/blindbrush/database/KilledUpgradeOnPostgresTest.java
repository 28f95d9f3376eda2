package blindbrush.database;

import blindbrush.testing.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("faults")
class KilledUpgradeOnPostgresTest extends KilledUpgradeContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = Postgres.embedded().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    int kills() {
        return 24; // one from each earlier schema
    }

    @Override
    EarlierDatabase database(String name) throws SQLException {
        return copy("template1", name);
    }

    @Override
    EarlierDatabase copy(EarlierDatabase original, String name) throws SQLException {
        return copy(original.url().replaceFirst(".*/([^?]*).*", "$1"), name);
    }

    private static EarlierDatabase copy(String original, String name) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database \"%s\" template \"%s\"".formatted(name, original));
        }
        return new EarlierDatabase(postgres.getJdbcUrl("postgres", name), "postgres");
    }
}
