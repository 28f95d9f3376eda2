package blindbrush.web.account;

import blindbrush.account.Account;
import blindbrush.account.Invitation;
import blindbrush.database.Secret;
import blindbrush.web.PublicAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says where the application is to be found and, while nobody has an account, hands out the link that makes the first. */
@ApplicationScoped
public class Welcome {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Inject
    HttpServer server;

    @Inject
    PublicAddress visitors;

    @Inject
    Clock clock;

    @Inject
    RandomGenerator chance;

    void print(@ObservesAsync HttpServerStart start) {
        String here = address(start, server);
        System.out.println("Blindbrush is open at " + here);
        tellVisitorsAddress(start);
        tellManagementAddress();
        String address = visitors.set().orElse(here);
        QuarkusTransaction.requiringNew().run(() -> {
            if (Account.count() == 0) {
                System.out.println(
                        "Nobody can sign in yet. Choose a name and a password for the first account, once and within thirty days, at "
                                + address + "/invitations/" + firstInvitation().text());
            }
        });
    }

    private void tellManagementAddress() {
        int port = managementPort();
        if (port > 0) {
            System.out.println("Health and metrics are below http://127.0.0.1:%d/q/".formatted(port));
        }
    }

    /** As set; where any may be taken, as the server says once it is open, after that of the pages and on a busy machine many seconds later. */
    private int managementPort() {
        int set = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        if (set > 0 && LaunchMode.current() != LaunchMode.TEST) {
            return set;
        }
        for (int tries = 0; server.getManagementPort() < 0 && tries < 1200; tries++) {
            LockSupport.parkNanos(50_000_000);
        }
        return server.getManagementPort();
    }

    private void tellVisitorsAddress(HttpServerStart start) {
        if (visitors.set().isPresent()) {
            System.out.println("Visitors find it at " + visitors.set().get());
        } else if (!LOOPBACK.contains(start.options().getHost())) {
            System.out.println(
                    "Others can reach it, but its public address is not set: links, QR codes and cookies use the address of this machine. Set blindbrush.public-address to what visitors see, such as https://museum.example/test.");
        }
    }

    /** One of its own for each start: those of earlier starts and of other processes stay valid until one of them is used. */
    public Secret firstInvitation() {
        return Invitation.invite(Set.copyOf(Account.ROLES), chance, clock.instant());
    }

    /** Where it is to be found from this machine, without a slash at the end. */
    private static String address(HttpServerStart start, HttpServer server) {
        String host = start.options().getHost();
        // the event tells the port that was asked for, which may be "any"; the server knows the one it has
        return "http://%s:%d".formatted(host.equals("0.0.0.0") ? "localhost" : host, server.getPort());
    }
}
