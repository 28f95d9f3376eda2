package blindbrush.account;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link with which a person chooses a name and a password, within thirty days. It is a row with the hash of its secret, so it
 * outlives the process that made it, and every process on the same database takes it.
 */
@Entity
public class Invitation extends PanacheEntityBase {

    /** How long it is valid. */
    public static final Duration LIFE = Duration.ofDays(30);

    @Id
    public String tokenSha256;

    /** Roles of the account to be, separated by commas. */
    public String roles;

    /** Null for the link to the first account. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Account invitedBy;

    public Instant createdAt;

    public Instant expiresAt;

    /** Invites whoever makes the first account. */
    public static Secret invite(Set<String> roles, RandomGenerator chance, Instant now) {
        return invite(null, roles, chance, now);
    }

    /** Invites somebody to these roles; it ends with the account that invites. Invitations that expired are deleted on the way. */
    public static Secret invite(@Nullable Account invitedBy, Set<String> roles, RandomGenerator chance, Instant now) {
        delete("expiresAt <= ?1", now);
        var secret = Secret.draw(chance);
        var invitation = new Invitation();
        invitation.tokenSha256 = secret.sha256();
        invitation.roles = String.join(",", new TreeSet<>(roles));
        invitation.invitedBy = invitedBy;
        invitation.createdAt = now;
        invitation.expiresAt = now.plus(LIFE);
        invitation.persist();
        return secret;
    }

    /** The one of a secret; empty once it was used or has expired. */
    public static Optional<Invitation> find(Secret secret, Instant now) {
        return Invitation.<Invitation>findByIdOptional(secret.sha256())
                .filter(invitation -> now.isBefore(invitation.expiresAt));
    }

    /**
     * Makes the account and uses the link up: of several at once only one is let in. The first account uses up every link to a first one.
     *
     * @return whether the link was still good; if somebody used it meanwhile, nothing is made
     */
    public boolean accept(String name, String passwordHash, Instant now) {
        long used = Account.count() == 0 ? deleteAll() : delete("tokenSha256", tokenSha256);
        if (used > 0) {
            Account.of(name, passwordHash, roleSet(), now);
        }
        return used > 0;
    }

    /** Its roles as a page says them: “curator and researcher”. */
    public String rolesInWords() {
        return Account.inWords(roleSet());
    }

    /** The roles that it invites to. */
    public Set<String> roleSet() {
        return Set.of(roles.split(","));
    }
}
