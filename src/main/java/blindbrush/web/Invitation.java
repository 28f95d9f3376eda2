package blindbrush.web;

import blindbrush.study.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** A one-time link with which a person chooses a name and a password. Only the hash of its secret is stored. */
@Entity
public class Invitation extends PanacheEntityBase {

    @Id
    public String tokenSha256;

    /** Roles of the account to be, separated by commas. */
    public String roles;

    public Instant createdAt;

    /** Invites somebody to these roles. */
    static Secret invite(Set<String> roles, RandomGenerator chance, Instant now) {
        var secret = Secret.draw(chance);
        var invitation = new Invitation();
        invitation.tokenSha256 = secret.sha256();
        invitation.roles = String.join(",", new TreeSet<>(roles));
        invitation.createdAt = now;
        invitation.persist();
        return secret;
    }

    static Optional<Invitation> find(Secret secret) {
        return findByIdOptional(secret.sha256());
    }

    /** Makes the account and uses the link up: of several at once only one is let in. */
    Account accept(String name, String password, Instant now) {
        if (delete("tokenSha256", tokenSha256) == 0) {
            throw Problem.usedInvitation();
        }
        return Account.create(name, password, Set.of(roles.split(",")), now);
    }
}
