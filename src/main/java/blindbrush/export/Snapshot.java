package blindbrush.export;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The database as it stood at one moment, whatever is answered meanwhile: all tables of one export are read from one. Rows are read as they
 * are asked for, so that an export of any length needs the same memory.
 */
final class Snapshot implements AutoCloseable {

    /** H2's name for what PostgreSQL calls repeatable read. */
    private static final int H2_SNAPSHOT = 6;

    private static final int FETCH_SIZE = 500;

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** Whatever takes rows; it may fail where they go. */
    @FunctionalInterface
    interface Rows<R> {
        void take(R row) throws IOException, SQLException;
    }

    /** How a row of the database is read. */
    @FunctionalInterface
    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** Takes a connection of its own until it is closed. */
    static Snapshot open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            connection.setTransactionIsolation(h2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
            return new Snapshot(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Reads the rows of a query, each handed on before the next ones are fetched. */
    <R> void read(String sql, RowReader<R> reader, Rows<R> rows, Object... parameters)
            throws IOException, SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int index = 0; index < parameters.length; index++) {
                Object parameter = parameters[index];
                if (parameter instanceof Object[] several) {
                    statement.setArray(index + 1, connection.createArrayOf("uuid", several));
                } else {
                    statement.setObject(index + 1, parameter);
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.take(reader.read(result));
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
