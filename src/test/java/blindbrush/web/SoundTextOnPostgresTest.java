package blindbrush.web;

import blindbrush.testing.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnPostgres.class)
class SoundTextOnPostgresTest extends SoundTextContract {}
