package blindbrush.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class H2AddressTest {

    @Test
    void a_file_gets_what_the_program_stands_on() {
        assertThat(url("jdbc:h2:file:./var/blindbrush"))
                .startsWith("jdbc:h2:file:./var/blindbrush;")
                .contains(";WRITE_DELAY=0")
                .contains(";MODE=PostgreSQL")
                .contains(";LOCK_TIMEOUT=9000")
                .contains(";DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    void what_an_address_says_itself_stands() {
        assertThat(url("jdbc:h2:./b;write_delay=500;MODE=PostgreSQL"))
                .startsWith("jdbc:h2:./b;WRITE_DELAY=500;MODE=PostgreSQL;")
                .containsOnlyOnce("WRITE_DELAY=")
                .containsOnlyOnce("MODE=");
    }

    @Test
    void what_is_kept_in_memory_or_by_a_server_has_no_file() {
        assertThat(address("jdbc:h2:mem:b;DB_CLOSE_DELAY=-1").file()).isEmpty();
        assertThat(address("jdbc:h2:tcp://localhost/b").file()).isEmpty();
        assertThat(url("jdbc:h2:mem:b")).doesNotContain("WRITE_DELAY").contains(";MODE=PostgreSQL");
    }

    @Test
    void the_file_is_known_by_its_path() {
        assertThat(address("jdbc:h2:file:./var/b;A=1").file()).contains(Path.of("./var/b.mv.db"));
        assertThat(address("jdbc:h2:/srv/b").file()).contains(Path.of("/srv/b.mv.db"));
        assertThat(address("jdbc:h2:~/b").file()).contains(Path.of(System.getProperty("user.home"), "b.mv.db"));
    }

    @Test
    void other_databases_are_none_of_it() {
        assertThat(H2Address.of("jdbc:postgresql://localhost/b")).isEmpty();
    }

    private static H2Address address(String url) {
        return H2Address.of(url).orElseThrow();
    }

    private static String url(String url) {
        return address(url).url();
    }
}
