package blindbrush.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Request bodies on their way in. Each has ten seconds to arrive. A body that has not arrived after one second is slow, and at most fifty
 * slow ones from one address are waited for at a time. The number of connections from an address does not matter, since a whole class may sit
 * behind it. The bytes that are held for one address are limited too.
 */
final class UnfinishedBodies {

    private static final long SOON_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int MOST_SLOW = 50;

    /** Bytes held of one address: some of the largest designs, or the answers of many classes. */
    private static final int MOST_HELD = 16 * 1024 * 1024;

    /** Slow ones by address. */
    private final Map<String, Integer> slow = new ConcurrentHashMap<>();

    /** Bytes by address. */
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    /** Begins to wait for a body; call {@link Wait#end} when it is there, or will not be. Everything happens on its connection's thread. */
    Wait waitFor(RoutingContext routing) {
        return new Wait(routing);
    }

    /** For one body. */
    final class Wait {

        private final RoutingContext routing;
        private final String address;
        private long timer;
        private int bytes;
        private boolean isSlow;
        private boolean over;

        private Wait(RoutingContext routing) {
            this.routing = routing;
            this.address = RemoteAddress.of(routing.request());
            timer = vertx().setTimer(SOON_MILLIS, passed -> slow());
        }

        boolean isOver() {
            return over;
        }

        /**
         * Counts what has come; refuses the request and says no where its address has too much under way. What a refused one held is
         * given back in the same step, so that no other is refused for its sake.
         */
        boolean holds(int more) {
            bytes += more;
            held.compute(address, (same, all) -> {
                int now = (all == null ? 0 : all) + more;
                if (now <= MOST_HELD) {
                    return now;
                }
                int others = now - bytes;
                bytes = 0;
                return others == 0 ? null : others;
            });
            if (bytes < more) {
                giveUp(Problem.tooMany());
            }
            return !over;
        }

        void end() {
            if (!over) {
                over = true;
                vertx().cancelTimer(timer);
                if (bytes > 0) {
                    give(held, bytes);
                }
                if (isSlow) {
                    give(slow, 1);
                }
            }
        }

        private void give(Map<String, Integer> back, int count) {
            back.computeIfPresent(address, (same, all) -> all == count ? null : all - count);
        }

        private void slow() {
            isSlow = true;
            if (slow.merge(address, 1, Integer::sum) > MOST_SLOW) {
                giveUp(Problem.tooMany());
            } else {
                timer = vertx().setTimer(PATIENCE_MILLIS - SOON_MILLIS, passed -> giveUp(Problem.tooSlow()));
            }
        }

        private void giveUp(Problem problem) {
            if (!over) {
                end();
                RefusalPages.refuse(routing, problem);
            }
        }

        private Vertx vertx() {
            return routing.vertx();
        }
    }
}
