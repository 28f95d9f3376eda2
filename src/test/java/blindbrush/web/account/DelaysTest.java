package blindbrush.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private final Delays delays = new Delays(3, Duration.ofMinutes(15));
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void some_tries_are_free_and_each_further_one_costs_twice_the_last() {
        assertThat(count()).isZero();
        assertThat(count()).isZero();
        assertThat(count()).isZero();
        for (int seconds = 5; seconds <= 640; seconds *= 2) {
            assertThat(count()).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(count()).isZero();
        }
    }

    @Test
    void the_delay_has_an_end_and_asking_makes_it_no_longer() {
        for (int number = 0; number < 50; number++) {
            count();
            now = now.plus(delays.remaining("key", now));
        }
        assertThat(count()).isZero();
        assertThat(count()).isEqualTo(Duration.ofMinutes(15));
        now = now.plusSeconds(60);
        assertThat(count()).isEqualTo(Duration.ofMinutes(14));
    }

    @Test
    void who_was_right_starts_anew_and_others_never_waited() {
        for (int number = 0; number < 10; number++) {
            count();
        }
        assertThat(delays.remaining("another", now)).isZero();
        delays.forget("key");
        assertThat(delays.remaining("key", now)).isZero();
    }

    private Duration count() {
        return delays.count("key", now);
    }
}
