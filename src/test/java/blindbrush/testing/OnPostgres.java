package blindbrush.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** Runs a test class against PostgreSQL instead of H2. */
public class OnPostgres implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Postgres.class));
    }
}
