package blindbrush.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Where time and chance come from: injected everywhere, so that a test can hold both still. */
@ApplicationScoped
class ClockAndChance {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Seeds and secrets; what is drawn for a session comes from a generator of the session's own seed. */
    @Produces
    @Singleton
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
