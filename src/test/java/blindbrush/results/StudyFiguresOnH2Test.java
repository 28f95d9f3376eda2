package blindbrush.results;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StudyFiguresOnH2Test extends StudyFiguresContract {}
