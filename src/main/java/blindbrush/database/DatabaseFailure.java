package blindbrush.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Distinguishes a database that cannot be reached or cannot write from a mistake in what was asked of it. */
final class DatabaseFailure {

    /** A store of H2 that could not write closes itself. Its other connections learn only that it is closed. */
    private static final Set<Integer> H2 = Set.of(
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_READ_ONLY,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED);

    /** No connection; no room, memory or connection left; shut down by its operator; failed itself; a standby. */
    private static final Set<String> POSTGRES = Set.of("08", "53", "57", "58", "25006");

    /** The SQL state of a unique violation, of both databases. */
    private static final String DUPLICATE = "23505";

    private DatabaseFailure() {}

    /** The failure of the database behind this one; empty where the database did its work. */
    static Optional<SQLException> in(Throwable thrown) {
        return chain(thrown)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(DatabaseFailure::isOfTheDatabase)
                .findFirst();
    }

    /** Whether a row was not stored since another has the same key. */
    static boolean isDuplicate(Throwable thrown) {
        return chain(thrown)
                .anyMatch(each -> each instanceof SQLException failure && DUPLICATE.equals(failure.getSQLState()));
    }

    private static Stream<Throwable> chain(@Nullable Throwable thrown) {
        return thrown == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(thrown),
                        Stream.concat(
                                Stream.of(thrown.getSuppressed()).flatMap(DatabaseFailure::chain),
                                chain(thrown.getCause())));
    }

    private static boolean isOfTheDatabase(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return true; // the pool's own: no connection to be had
        }
        return H2.contains(failure.getErrorCode()) || POSTGRES.stream().anyMatch(state::startsWith);
    }
}
