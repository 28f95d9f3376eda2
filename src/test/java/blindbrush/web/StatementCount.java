package blindbrush.web;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the SQL statements that one request takes, whatever else the application does at the same time. */
@Default
@Singleton
@PersistenceUnitExtension
public class StatementCount implements StatementInspector {

    private static final String MARK = "X-Count-Statements";
    private static final int BEFORE_ALL_FILTERS = 10_000;

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    void mark(@Observes Filters filters) {
        filters.register(StatementCount::mark, BEFORE_ALL_FILTERS);
    }

    private static void mark(RoutingContext request) {
        String mark = request.request().getHeader(MARK);
        if (mark != null) {
            Vertx.currentContext().putLocal(MARK, mark);
        }
        request.next();
    }

    @Override
    public String inspect(String sql) {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            String mark = context.getLocal(MARK);
            if (mark != null) {
                counts.computeIfAbsent(mark, fresh -> new AtomicLong()).incrementAndGet();
            }
        }
        return sql;
    }

    /**
     * How many statements a page takes whose answer must be 200. It is fetched once before, since a first look may keep something for the
     * next ones.
     */
    long of(Guest guest, String address) {
        fetched(guest, address);
        AtomicLong count = counts.remove(fetched(guest, address));
        return count == null ? 0 : count.get();
    }

    private static String fetched(Guest guest, String address) {
        String mark = UUID.randomUUID().toString();
        Page page = guest.get(address, MARK, mark);
        if (page.status() != 200) {
            throw new AssertionError(address + " was answered with " + page.status());
        }
        return mark;
    }
}
