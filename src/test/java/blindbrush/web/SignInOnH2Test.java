package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SignInOnH2Test extends SignInContract {}
