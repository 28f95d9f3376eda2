package blindbrush.database;

import blindbrush.refusal.FailedException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The program cannot begin with the database that it was given. Its message is one line that says what is wrong and what to do. */
public final class CannotStartException extends FailedException {

    /** PostgreSQL's, by SQL standard or its own: see the appendix on error codes in its manual. */
    private static final String NO_CONNECTION = "08";

    private static final String WRONG_SIGN_IN = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NO_RIGHTS = "42501";

    private CannotStartException(String line, @Nullable Throwable cause) {
        super(line.replaceAll("\\s*\\R\\s*", " "), cause);
    }

    /** What this failure means for the database at this address. */
    public static CannotStartException because(Throwable failure, String url) {
        return new CannotStartException(line(failure, url), failure);
    }

    static CannotStartException inUse(String url) {
        return new CannotStartException(inUseLine(place(url)), null);
    }

    static CannotStartException readOnly(String url) {
        return new CannotStartException(readOnlyLine(place(url)), null);
    }

    static CannotStartException noAddress(String url) {
        return new CannotStartException(
                "%s is neither an address of H2 nor of PostgreSQL: write jdbc:h2:file:./folder/name or jdbc:postgresql://host/name in quarkus.datasource.jdbc.url."
                        .formatted(place(url)),
                null);
    }

    /** A migration failed, not the connection. */
    static CannotStartException upgrade(Throwable failure, String url) {
        String reason =
                cause(failure, SQLException.class).map(Throwable::getMessage).orElse(failure.getMessage());
        return new CannotStartException(
                "The database %s could not be upgraded and was left as it was: go on with the earlier program, or bring back a copy of an earlier day. (%s)"
                        .formatted(place(url), reason),
                failure);
    }

    private static String line(Throwable failure, String url) {
        String place = place(url);
        return cause(failure, SQLException.class)
                .map(sql -> H2Address.of(url).isPresent() ? h2(sql, place) : postgres(sql, place))
                .or(() -> cause(failure, IOException.class).map(io -> files(io, place)))
                .orElseGet(() -> "The database %s cannot be used: %s.".formatted(place, failure.getMessage()));
    }

    private static String h2(SQLException failure, String place) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUseLine(place);
            case ErrorCode.WRONG_USER_OR_PASSWORD -> wrongSignIn(place);
            case ErrorCode.URL_FORMAT_ERROR_2, ErrorCode.URL_RELATIVE_TO_CWD, ErrorCode.UNSUPPORTED_SETTING_1 ->
                "%s is not an address of H2 (%s): write jdbc:h2:file:./folder/name in quarkus.datasource.jdbc.url."
                        .formatted(place, failure.getMessage());
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
                "The file of %s is damaged or no database (%s): put a copy of an earlier day in its place."
                        .formatted(place, failure.getMessage());
            case ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.FILE_CREATION_FAILED_1 -> readOnlyLine(place);
            default -> "The database %s cannot be used: %s".formatted(place, failure.getMessage());
        };
    }

    private static String postgres(SQLException failure, String place) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.startsWith(NO_CONNECTION)) {
            return "PostgreSQL does not answer at %s (%s): start it, or correct quarkus.datasource.jdbc.url."
                    .formatted(place, failure.getMessage());
        }
        if (state.startsWith(WRONG_SIGN_IN)) {
            return wrongSignIn(place);
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return "PostgreSQL has no database of that name at %s: make it with createdb, or correct quarkus.datasource.jdbc.url."
                    .formatted(place);
        }
        if (state.equals(NO_RIGHTS)) {
            return "The user may not make tables at %s (%s): give it the right to create in its schema."
                    .formatted(place, failure.getMessage());
        }
        return "The database %s cannot be used: %s".formatted(place, failure.getMessage());
    }

    private static String files(IOException failure, String place) {
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.getClass().getSimpleName();
        return "The folder of the database %s cannot be written to (%s): give this user the right to, or name another in quarkus.datasource.jdbc.url."
                .formatted(place, reason);
    }

    private static String inUseLine(String place) {
        return "The database %s is in use by another process, perhaps a second Blindbrush: end that one, or name another database in quarkus.datasource.jdbc.url."
                .formatted(place);
    }

    private static String wrongSignIn(String place) {
        return "User or password are wrong for the database %s: correct quarkus.datasource.username and quarkus.datasource.password."
                .formatted(place);
    }

    private static String readOnlyLine(String place) {
        return "The database %s can be read only: give this user the right to write to its folder, or name another in quarkus.datasource.jdbc.url."
                .formatted(place);
    }

    /** The address without settings, among which a password may stand. */
    private static String place(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return Optional.of(kind.cast(each));
            }
        }
        return Optional.empty();
    }
}
