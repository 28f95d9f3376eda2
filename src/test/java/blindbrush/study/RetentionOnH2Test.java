package blindbrush.study;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RetentionOnH2Test extends RetentionContract {}
