package blindbrush.account;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SignInOnH2Test extends SignInContract {}
