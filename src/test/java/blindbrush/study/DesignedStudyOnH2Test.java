package blindbrush.study;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DesignedStudyOnH2Test extends DesignedStudyContract {}
