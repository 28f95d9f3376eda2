package blindbrush.database;

import org.flywaydb.core.Flyway;

/** A process that does with its database what the application does first, and nothing else: for tests that kill it. */
final class UpgradingProcess {

    static final String BEGINS = "begins";

    private UpgradingProcess() {}

    public static void main(String... url) {
        System.out.println(BEGINS);
        new Upgrade(H2Address.of(url[0]).orElseThrow(), "sa", "")
                .run(Flyway.configure().locations("classpath:db/migration"));
    }
}
