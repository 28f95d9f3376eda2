package blindbrush.database;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A process that does with its database what the application does first, and nothing else: for tests that kill it. */
final class UpgradingProcess {

    static final String BEGINS = "begins";

    private UpgradingProcess() {}

    /** Upgrades the database at this address, as this user. */
    public static void main(String... database) {
        System.out.println(BEGINS);
        upgrade(new EarlierDatabase(database[0], database[1]));
    }

    /** The same in this process. */
    static void upgrade(EarlierDatabase database) {
        FluentConfiguration migrations = Flyway.configure().locations("classpath:db/migration");
        Optional<H2Address> inFile = H2Address.of(database.url());
        if (inFile.isPresent()) {
            new Upgrade(inFile.get(), database.user(), "").run(migrations);
        } else {
            migrations.dataSource(database.url(), database.user(), "").load().migrate();
        }
    }
}
