package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.AccessToken;
import blindbrush.account.Account;
import blindbrush.account.PasswordHash;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** People with accounts. */
public final class Staff {

    public static final String PASSWORD = "eleven brushes and a knife";
    public static final String COOKIE = "blindbrush_account_test";

    private Staff() {}

    /** A new account's name. */
    public static String account(String... roles) {
        String name = "test-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> Account.of(name, PasswordHash.of(PASSWORD), Set.of(roles), Instant.now()));
        return name;
    }

    /** Somebody who has signed in with a new account of these roles. */
    public static Guest signedIn(URI home, String... roles) {
        var guest = new Guest(home);
        Page landed = signIn(guest, account(roles), PASSWORD);
        assertThat(landed.location()).isEqualTo("/desk");
        assertThat(guest.cookie(COOKIE)).isPresent();
        return guest;
    }

    public static Guest curator(URI home) {
        return signedIn(home, Account.CURATOR);
    }

    public static Guest researcher(URI home) {
        return signedIn(home, Account.RESEARCHER);
    }

    /** A new researcher's token for programs. */
    public static String token() {
        String name = account(Account.RESEARCHER);
        return QuarkusTransaction.requiringNew().call(() -> {
            Account owner = Account.find("name", name).firstResult();
            return AccessToken.create(owner, "a test", Duration.ofHours(1), new SecureRandom(), Instant.now())
                    .text();
        });
    }

    /** The page of the accounts on which a name stands, as an administrator turns them; the last one where it stands on none. */
    public static Page accounts(Guest administrator, String name) {
        Page page = administrator.get("/accounts");
        String next = page.document().select("[rel=next]").attr("href");
        while (!page.words("table").contains(name) && !next.isEmpty()) {
            page = administrator.get(next.replaceFirst("#.*", ""));
            next = page.document().select("[rel=next]").attr("href");
        }
        return page;
    }

    public static Page signIn(Guest guest, String name, String password) {
        return guest.send(guest.get("/sign-in"), "main form", Map.of("name", name, "password", password));
    }
}
