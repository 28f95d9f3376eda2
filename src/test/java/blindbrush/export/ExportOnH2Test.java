package blindbrush.export;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ExportOnH2Test extends ExportContract {}
