package blindbrush.account;

import blindbrush.testing.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

@Tag("faults")
@QuarkusTest
@TestProfile(OnPostgres.class)
class SignInOnPostgresTest extends SignInContract {}
