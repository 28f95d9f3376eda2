package blindbrush.web;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SoundTextOnH2Test extends SoundTextContract {}
