package blindbrush.web.account;

import blindbrush.account.Account;
import blindbrush.account.KnownAddress;
import blindbrush.database.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Delays those who guess passwords: by name and address together, and by name alone from addresses where it never signed in. At an address
 * where somebody did sign in, the guesses of others do not keep them out.
 */
@ApplicationScoped
class PasswordGuesses {

    private final Delays here = new Delays(5, Duration.ofMinutes(15));
    private final Delays elsewhere = new Delays(10, Duration.ofMinutes(1));

    /** How long to wait; if that is zero, the password may be looked at now, and counts as wrong until it is said to be right. */
    Duration count(String name, Optional<Account> account, String address, Instant now) {
        String pair = key(name, address);
        boolean known =
                account.filter(named -> KnownAddress.has(named, address, now)).isPresent();
        Duration waits = longer(here.remaining(pair, now), known ? Duration.ZERO : elsewhere.remaining(key(name), now));
        if (!waits.isZero()) {
            return waits;
        }
        Duration alone = known ? Duration.ZERO : elsewhere.count(key(name), now);
        return alone.isZero() ? here.count(pair, now) : alone;
    }

    /** How long the next try will have to wait there. */
    Duration remaining(String name, String address, Instant now) {
        return here.remaining(key(name, address), now);
    }

    void right(String name, String address) {
        here.forget(key(name, address));
    }

    /** Of one length, whatever was typed. */
    private static String key(String... of) {
        return Secret.of(String.join(" ", of).toLowerCase(Locale.ROOT)).sha256();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
