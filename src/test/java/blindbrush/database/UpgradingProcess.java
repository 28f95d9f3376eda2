package blindbrush.database;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A process that does with its database what the application does first, and nothing else: for tests that kill it. */
final class UpgradingProcess {

    static final String BEGINS = "begins";

    private UpgradingProcess() {}

    /**
     * Upgrades a database.
     *
     * @param database address and user
     */
    public static void main(String... database) {
        System.out.println(BEGINS);
        FluentConfiguration migrations = Flyway.configure().locations("classpath:db/migration");
        Optional<H2Address> inFile = H2Address.of(database[0]);
        if (inFile.isPresent()) {
            new Upgrade(inFile.get(), database[1], "").run(migrations);
        } else {
            migrations.dataSource(database[0], database[1], "").load().migrate();
        }
    }
}
