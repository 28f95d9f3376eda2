package blindbrush.study;

import blindbrush.testing.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

/** What {@link DesignedStudyOnH2Test} asks, of the other database; it takes long. */
@QuarkusTest
@Tag("faults")
@TestProfile(OnPostgres.class)
class DesignedStudyOnPostgresTest extends DesignedStudyContract {}
