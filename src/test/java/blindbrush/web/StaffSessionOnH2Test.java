package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StaffSessionOnH2Test extends StaffSessionContract {}
