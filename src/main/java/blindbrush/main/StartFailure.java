package blindbrush.main;

import blindbrush.database.CannotStartException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Why the web application could not start, in one line: what is wrong and what to do. */
final class StartFailure {

    private StartFailure() {}

    /** Empty where nobody foresaw it. */
    static Optional<String> line(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .flatMap(each -> known(each).stream())
                .findFirst();
    }

    private static Optional<String> known(Throwable failure) {
        if (failure instanceof CannotStartException words) {
            return Optional.of(words.getMessage());
        }
        if (failure instanceof QuarkusBindException bind) {
            return Optional.of(
                    "Port %d of %s is taken or may not be used: end the program that has it, or choose another with -Dquarkus.http.port=%d."
                            .formatted(bind.getPort(), bind.getHost(), bind.getPort() + 1));
        }
        if (failure instanceof ConfigurationException || failure instanceof ConfigValidationException) {
            return Optional.of("A setting is wrong: "
                    + String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
        if (failure instanceof SQLException) {
            return Optional.of(CannotStartException.because(failure, address()).getMessage());
        }
        return Optional.empty();
    }

    private static String address() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                .orElse("");
    }
}
