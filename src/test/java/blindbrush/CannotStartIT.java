package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.RunningApplication;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application is started where it cannot: it ends with exit code 1 and says in one line what is wrong and what to do. */
@Tag("faults")
class CannotStartIT {

    private static final String ADDRESS = "-Dquarkus.datasource.jdbc.url=";

    @TempDir
    Path folder;

    @Test
    void its_database_is_in_use_or_signed_in_to_wrongly() throws Exception {
        try (var first = RunningApplication.start(folder, "-Dblindbrush.demonstration.pictures=0")) {
            assertThat(lineOf()).contains("is in use by another process").contains("end that one");
            assertThat(first.isHealthy()).isTrue();
        }
        assertThat(lineOf("-Dquarkus.datasource.password=wrong")).contains("password are wrong");
    }

    @Test
    void postgresql_does_not_answer() throws Exception {
        assertThat(lineOf(ADDRESS + "jdbc:postgresql://127.0.0.1:1/nothing?password=secret"))
                .contains("PostgreSQL does not answer at jdbc:postgresql://127.0.0.1:1/nothing (")
                .contains("start it")
                .doesNotContain("secret");
    }

    @Test
    void the_address_is_none() throws Exception {
        assertThat(lineOf(ADDRESS + "jdbc:mysql://localhost/b")).contains("neither an address of H2 nor of PostgreSQL");
    }

    @Test
    void the_folder_cannot_be_written_to() throws Exception {
        Files.createFile(folder.resolve("var"));
        assertThat(lineOf()).contains("cannot be written to").contains("give this user the right");
    }

    @Test
    void its_port_is_taken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(lineOf("-Dquarkus.http.port=" + taken.getLocalPort()))
                    .contains("Port " + taken.getLocalPort())
                    .contains("choose another");
        }
    }

    @Test
    void its_weights_are_not_there() throws Exception {
        for (String wrong : List.of("no-such.safetensors", ".")) {
            assertThat(lineOf("-Dblindbrush.style.weights=" + wrong))
                    .contains("A setting is wrong: blindbrush.style.weights names " + wrong)
                    .contains("leave the setting out");
        }
    }

    private String lineOf(String... options) throws Exception {
        Process process = RunningApplication.launch(folder, options);
        assertThat(process.waitFor()).isEqualTo(1);
        List<String> said = Files.readAllLines(folder.resolve("err"));
        assertThat(said).hasSize(1);
        assertThat(folder.resolve("out")).content().doesNotContain("\tat ");
        return said.get(0);
    }
}
