package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WithdrawalOnH2Test extends WithdrawalContract {}
