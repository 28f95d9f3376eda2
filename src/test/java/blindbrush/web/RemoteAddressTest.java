package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteAddressTest {

    @Test
    void an_ipv4_address_is_whole_and_an_ipv6_address_its_network() {
        assertThat(RemoteAddress.of("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(RemoteAddress.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(RemoteAddress.of("2001:db8:1:2::9"))
                .isNotEqualTo(RemoteAddress.of("2001:db8:1:3:3:4:5:6"));
        assertThat(RemoteAddress.of("fe80::1%eth0")).isNotEmpty();
    }
}
