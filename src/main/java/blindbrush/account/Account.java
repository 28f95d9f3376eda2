package blindbrush.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in. Participants have none. */
@Entity
public class Account extends PanacheEntityBase {

    /** Disables, enables and deletes accounts. */
    public static final String ADMINISTRATOR = "administrator";

    /** Uploads artwork, runs generation. */
    public static final String CURATOR = "curator";

    /** Designs studies, reads and exports results. */
    public static final String RESEARCHER = "researcher";

    /** All there are, in the order in which they are named. */
    public static final List<String> ROLES = List.of(ADMINISTRATOR, CURATOR, RESEARCHER);

    /** What a name is made of, as a regular expression. */
    public static final String NAME = "[A-Za-z0-9.\\-]{1,60}";

    private static final String ID = "account";

    @Id
    public UUID id;

    public String name;

    /** The name in small letters, which nobody else has. */
    public String nameKey;

    public String passwordHash;

    /** Separated by commas. */
    public String roles;

    public Instant createdAt;

    /** Since when it signs nobody in; null while it may. */
    public @Nullable Instant disabledAt;

    /**
     * Makes one and stores it at once.
     *
     * @throws jakarta.persistence.PersistenceException if somebody else has the name, however it is written
     */
    public static Account of(String name, String passwordHash, Set<String> roles, Instant now) {
        var account = new Account();
        account.id = UUID.randomUUID();
        account.name = name;
        account.nameKey = key(name);
        account.passwordHash = passwordHash;
        account.roles = String.join(",", ordered(roles));
        account.createdAt = now;
        account.persistAndFlush();
        return account;
    }

    /** The account of this name, as it is written or, else, however it is. */
    public static Optional<Account> named(String name) {
        return name.matches(NAME)
                ? Account.<Account>find("name", name).firstResultOptional().or(() -> find("nameKey", key(name))
                        .firstResultOptional())
                : Optional.empty();
    }

    /**
     * The account behind an identity.
     *
     * @throws UnauthorizedException if it was deleted a moment ago
     */
    public static Account of(SecurityIdentity identity) {
        return Account.<Account>findByIdOptional(identity.getAttribute(ID)).orElseThrow(UnauthorizedException::new);
    }

    /** The account, held against changes by other requests until the transaction ends. */
    public static Optional<Account> forChange(UUID id) {
        return Account.<Account>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whether somebody has the name, however it is written. */
    public static boolean isTaken(String name) {
        return count("nameKey", key(name)) > 0;
    }

    /** All there are, by name. */
    public static PanacheQuery<Account> all() {
        return findAll(Sort.by("nameKey"));
    }

    /** Who is signed in by it. */
    public SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(roleSet())
                .addAttribute(ID, id)
                .build();
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Disables it: it signs nobody in from now on, and its tokens do not work until it is enabled again. */
    public void disable(Instant now) {
        disabledAt = now;
        end();
    }

    /** Lets it sign in again. */
    public void enable() {
        disabledAt = null;
    }

    /** Deletes it for good, with its tokens. What was made with it stays. */
    public void remove() {
        end();
        AccessToken.delete("account", this);
        KnownAddress.delete("accountId", id);
        delete();
    }

    /** Its sign-ins, and the invitations that nobody took up: a way back in. */
    private void end() {
        SignIn.delete("account", this);
        Invitation.delete("invitedBy", this);
    }

    /** Its roles as a page says them: “curator and researcher”. */
    public String rolesInWords() {
        return inWords(roleSet());
    }

    /** Its roles, as words of {@link #ROLES}. */
    public Set<String> roleSet() {
        return Set.of(roles.split(","));
    }

    /** Roles in a sentence, in the order in which they are named. */
    public static String inWords(Collection<String> roles) {
        List<String> named = ordered(roles);
        int last = named.size() - 1;
        return last < 1
                ? String.join("", named)
                : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
    }

    private static List<String> ordered(Collection<String> roles) {
        return ROLES.stream().filter(roles::contains).toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
