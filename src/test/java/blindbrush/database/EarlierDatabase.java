package blindbrush.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** H2 files as earlier programs left them. */
final class EarlierDatabase {

    private EarlierDatabase() {}

    /** Makes one of this schema, with a picture in it; none for schema 0. */
    static boolean make(Path file, String schema) throws SQLException {
        if (schema.equals("0")) {
            return false;
        }
        flyway(file, schema).migrate();
        try (var connection = open(file);
                var insert = connection.prepareStatement(
                        "insert into picture (sha256, bytes, media_type, width, height, stored_at) values (?, ?, 'image/jpeg', 1, 1, now())")) {
            insert.setString(1, "a".repeat(64));
            insert.setBytes(2, new byte[100_000]);
            insert.execute();
        }
        return true;
    }

    static String schema(Path file) {
        return flyway(file, "latest").info().current().getVersion().getVersion();
    }

    static int pictures(Path file) throws SQLException {
        try (var connection = open(file);
                var rows = connection.createStatement().executeQuery("select count(*) from picture")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static Flyway flyway(Path file, String target) {
        return Flyway.configure()
                .dataSource(address(file), "sa", "")
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    static String url(Path file) {
        return "jdbc:h2:file:" + file.toString().replace(".mv.db", "");
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection(address(file), "sa", "");
    }

    private static String address(Path file) {
        return H2Address.of(url(file)).orElseThrow().closedSoon().url();
    }
}
