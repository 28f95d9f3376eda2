package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StoredAtOnceOnH2Test extends StoredAtOnceContract {

    @Override
    String waiting() {
        return "select count(blocker_id) > 0 from information_schema.sessions";
    }
}
