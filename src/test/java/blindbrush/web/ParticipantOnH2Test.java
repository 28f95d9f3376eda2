package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ParticipantOnH2Test extends ParticipantContract {}
