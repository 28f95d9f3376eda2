package blindbrush.statistics.crossed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Analyses the public table of the AI Art Turing Test beside what was published of it. No test of the suite, because the table is not part of
 * this project: run it by {@code mvn test -Dtest=AcxReproduction -Dresponses=responses.csv}.
 */
class AcxReproduction {

    @Test
    void the_published_figures_come_out_of_the_public_table() throws Exception {
        String file = System.getProperty("responses");
        assertThat(file).as("-Dresponses=FILE names the table").isNotNull();
        AcxTable table;
        try (var text = Files.newBufferedReader(Path.of(file))) {
            table = AcxTable.read(text);
        }
        AcxFigures all = AcxFigures.of(table.unansweredAsWrong());
        AcxFigures answered = AcxFigures.of(table.answered());
        System.out.printf(
                "Unanswered pictures as wrong: %s%nBy Kesteloot's counts (2024): 11,061 participants, d' 0.483, c 0.052%n",
                all.words());
        System.out.printf(
                "Unanswered pictures left out: %s%nBy Alexander (2024): mean 60.6 %%, median 60 %%%n",
                answered.words());
        assertThat(all.participants()).isEqualTo(AcxTest.PARTICIPANTS);
        assertThat(all.detection().dPrime().estimate()).isCloseTo(0.48311583, within(1e-8));
        assertThat(all.detection().criterion().estimate()).isCloseTo(0.05218238, within(1e-8));
        assertThat(answered.mean()).isCloseTo(0.606, within(0.0005));
        assertThat(answered.median()).isCloseTo(0.60, within(0.005));
    }
}
