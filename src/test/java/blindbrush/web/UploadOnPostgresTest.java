package blindbrush.web;

import blindbrush.testing.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

/** What {@link UploadOnH2Test} asks, of the other database; it takes long. */
@QuarkusTest
@Tag("faults")
@TestProfile(OnPostgres.class)
class UploadOnPostgresTest extends UploadContract {}
