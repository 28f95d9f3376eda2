package blindbrush.results;

import blindbrush.testing.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

/** What {@link StudyFiguresOnH2Test} asks, of the other database; it takes long. */
@QuarkusTest
@Tag("faults")
@TestProfile(OnPostgres.class)
class StudyFiguresOnPostgresTest extends StudyFiguresContract {}
