package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Accounts that were made before names were unique without regard to case, and before there was an administrator. */
class AccountMigrationTest {

    private static final String H2 =
            "jdbc:h2:mem:accounts;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH";

    @Test
    void on_h2_doubles_stay_and_the_oldest_curator_becomes_administrator() throws SQLException {
        upgrade(H2, "sa", "");
    }

    @Test
    void on_postgresql_doubles_stay_and_the_oldest_curator_becomes_administrator() throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()) {
            upgrade(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        }
    }

    private static void upgrade(String address, String user, String password) throws SQLException {
        var flyway = Flyway.configure().dataSource(address, user, password);
        flyway.target("10").load().migrate();
        try (Connection connection = DriverManager.getConnection(address, user, password)) {
            insert(connection, "anna", "researcher", 1);
            insert(connection, "Anna", "curator,researcher", 2);
            insert(connection, "ANNA", "curator", 3);
            insert(connection, "bea", "researcher", 4);
            flyway.target("latest").load().migrate();
            Map<String, String> keys = new TreeMap<>();
            Map<String, String> roles = new TreeMap<>();
            try (var rows = connection.createStatement().executeQuery("select name, name_key, roles from account")) {
                while (rows.next()) {
                    keys.put(rows.getString(1), rows.getString(2));
                    roles.put(rows.getString(1), rows.getString(3));
                }
            }
            assertThat(keys).containsEntry("anna", "anna").containsEntry("bea", "bea");
            assertThat(List.of(keys.get("Anna"), keys.get("ANNA"))).allMatch(key -> key.matches("anna#[0-9a-f-]{36}"));
            assertThat(new ArrayList<>(roles.values()))
                    .containsExactly("curator", "administrator,curator,researcher", "researcher", "researcher");
        }
    }

    private static void insert(Connection connection, String name, String roles, int day) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into account (id, name, password_hash, roles, created_at) values (?, ?, 'x', ?, ?)")) {
            insert.setObject(1, java.util.UUID.randomUUID());
            insert.setString(2, name);
            insert.setString(3, roles);
            insert.setObject(4, java.time.OffsetDateTime.parse("2026-01-0" + day + "T12:00:00Z"));
            insert.executeUpdate();
        }
    }
}
