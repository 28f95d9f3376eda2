package blindbrush.web;

import blindbrush.testing.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnPostgres.class)
class StoredAtOnceOnPostgresTest extends StoredAtOnceContract {

    @Override
    String waiting() {
        return "select count(*) > 0 from pg_locks where not granted and transactionid = cast(pg_current_xact_id() as xid)";
    }
}
