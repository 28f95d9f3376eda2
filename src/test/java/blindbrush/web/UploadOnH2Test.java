package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class UploadOnH2Test extends UploadContract {}
