package blindbrush.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Meets the database before anything else of the program does: upgrades an H2 file, and says in one line why another cannot be used. */
@ApplicationScoped
class DatabaseAtStart implements FlywayConfigurationCustomizer {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    Optional<String> user;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    @ConfigProperty(name = "quarkus.flyway.migrate-at-start")
    boolean migrates;

    @Override
    public void customize(FluentConfiguration migrations) {
        Optional<H2Address> inFile =
                H2Address.of(url).filter(address -> address.file().isPresent());
        if (migrates && inFile.isPresent()) {
            new Upgrade(inFile.get(), user.orElse(""), password.orElse("")).run(migrations);
        }
        requireConnection();
    }

    private void requireConnection() {
        var signIn = new Properties();
        user.ifPresent(name -> signIn.setProperty("user", name));
        password.ifPresent(word -> signIn.setProperty("password", word));
        try (var connection = new DatabaseDriver().connect(url, signIn)) {
            if (connection == null) {
                throw CannotStartException.noAddress(url);
            }
            if (connection.isReadOnly()) {
                throw CannotStartException.readOnly(url);
            }
        } catch (SQLException failure) {
            throw CannotStartException.because(failure, url);
        }
    }
}
