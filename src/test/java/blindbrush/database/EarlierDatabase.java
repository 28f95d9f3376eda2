package blindbrush.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database as earlier programs left it. */
record EarlierDatabase(String url, String user) {

    /** One in an H2 file. */
    static EarlierDatabase in(Path file) {
        return new EarlierDatabase("jdbc:h2:file:" + file.toString().replace(".mv.db", ""), "sa");
    }

    /** Makes it, or brings it up to this schema, with a picture in it. False for schema 0, of which there is none. */
    boolean make(String schema) throws SQLException {
        if (schema.equals("0")) {
            return false;
        }
        flyway(schema).migrate();
        if (pictures() > 0) {
            return true;
        }
        try (var connection = open();
                var insert = connection.prepareStatement(
                        "insert into picture (sha256, bytes, media_type, width, height, stored_at) values (?, ?, 'image/jpeg', 1, 1, now())")) {
            insert.setString(1, "a".repeat(64));
            insert.setBytes(2, new byte[100_000]);
            insert.execute();
        }
        return true;
    }

    String schema() {
        return flyway("latest").info().current().getVersion().getVersion();
    }

    int pictures() throws SQLException {
        try (var connection = open();
                var rows = connection.createStatement().executeQuery("select count(*) from picture")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query gives. */
    List<Integer> numbers(String sql) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (var connection = open();
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(address(), user, "")
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(address(), user, "");
    }

    private String address() {
        return H2Address.of(url).map(address -> address.closedSoon().url()).orElse(url);
    }
}
