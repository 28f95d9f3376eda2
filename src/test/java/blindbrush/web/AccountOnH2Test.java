package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccountOnH2Test extends AccountContract {}
