package blindbrush.weights.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.file.UnusableWeightsException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void https_is_allowed_anywhere_and_plain_http_on_this_machine_alone() {
        Stream.of("https://example.org/a", "http://127.0.0.1:80/a", "http://localhost/a", "http://[::1]:8080/a")
                .map(URI::create)
                .forEach(Addresses::requireAllowed);
        Stream.of(
                        "http://example.org/a",
                        "http://127.0.0.1.example.org/a",
                        "http://localhost.example.org/",
                        "http://127.0.0.1@example.org/",
                        "ftp://127.0.0.1/a",
                        "file:/etc/passwd",
                        "weights.pth")
                .map(URI::create)
                .forEach(address -> assertThatExceptionOfType(InvalidInputException.class)
                        .as(address.toString())
                        .isThrownBy(() -> Addresses.requireAllowed(address)));
    }

    @Test
    void redirections_never_lead_from_https_to_plain_http_not_even_on_this_machine() {
        URI secure = URI.create("https://example.org/a/b");
        assertThat(Addresses.redirected(secure, "../c")).hasToString("https://example.org/c");
        assertThat(Addresses.redirected(secure, "https://cdn.example.net/c?key=1"))
                .hasToString("https://cdn.example.net/c?key=1");
        assertThatThrownBy(() -> Addresses.redirected(secure, "http://127.0.0.1/c"))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("from https to plain http");
        assertThatThrownBy(() -> Addresses.redirected(secure, "not an address"))
                .isInstanceOf(UnusableWeightsException.class);
    }

    @Test
    void what_may_be_secret_in_an_address_is_not_shown() {
        assertThat(Addresses.shown(URI.create("https://me:word@example.org:444/a.pth?key=1#x")))
                .isEqualTo("https://example.org:444/a.pth");
    }

    @Test
    void the_built_in_homes_are_all_encrypted() {
        assertThat(WeightsSource.values())
                .allMatch(source -> "https".equals(source.address().getScheme()));
    }
}
