package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StoredAtOnceOnH2Test extends StoredAtOnceContract {

    /** It tries again and again. */
    @Override
    String waiting() {
        return "select count(*) > 0 from information_schema.sessions where executing_statement ilike 'insert into study %'";
    }
}
