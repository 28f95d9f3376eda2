package blindbrush.web.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody who guesses has to wait. Some tries are free, then each costs twice the time of the one before. A try counts before it is
 * judged, so that many tries at once gain nothing. Each process keeps this in its own memory: a guess writes nothing to the database. The
 * number of keys is limited, and the keys with the fewest tries are dropped first.
 */
final class Delays {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_KEYS = 100_000;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final int free;
    private final Duration longest;
    private final Cache<String, Tries> tries = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(FORGOTTEN)
            .build();

    /** What was tried with one key, and from when it may be tried again. */
    private record Tries(int number, Instant until) {

        static final Tries NONE = new Tries(0, Instant.MIN);

        boolean isWaiting(Instant now) {
            return now.isBefore(until);
        }
    }

    /**
     * @param free tries that cost nothing
     * @param longest delay that there is, less than an hour
     */
    Delays(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    /** How long a key waits from now on; zero if it need not. */
    Duration remaining(String key, Instant now) {
        return remaining(tries.asMap().getOrDefault(key, Tries.NONE), now);
    }

    /** Counts a try, unless the key waits: then how long it still does, and else zero. */
    Duration count(String key, Instant now) {
        var wait = new Duration[] {Duration.ZERO};
        tries.asMap().compute(key, (same, known) -> {
            Tries before = known == null ? Tries.NONE : known;
            wait[0] = remaining(before, now);
            return before.isWaiting(now) ? before : new Tries(before.number + 1, now.plus(delay(before.number + 1)));
        });
        return wait[0];
    }

    /** Forgets the tries of a key that turned out to be right. */
    void forget(String key) {
        tries.invalidate(key);
    }

    private static Duration remaining(Tries tries, Instant now) {
        return tries.isWaiting(now) ? Duration.between(now, tries.until) : Duration.ZERO;
    }

    private Duration delay(int number) {
        if (number < free) {
            return Duration.ZERO;
        }
        Duration rising = FIRST.multipliedBy(1L << Math.min(number - free, 30));
        return rising.compareTo(longest) < 0 ? rising : longest;
    }
}
