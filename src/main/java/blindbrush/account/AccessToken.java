package blindbrush.account;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a program signs in with in somebody's name, until it expires or is revoked; only its hash is kept. */
@Entity
public class AccessToken extends PanacheEntityBase {

    /** When a token was last used is noted to within so long. */
    private static final Duration NOTED = Duration.ofMinutes(5);

    @Id
    public UUID id;

    public String tokenSha256;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Account account;

    /** What its owner calls it. */
    public String name;

    public Instant createdAt;

    public Instant expiresAt;

    public @Nullable Instant lastUsedAt;

    /** Makes one, shown this once. */
    public static Secret create(Account account, String name, Duration life, RandomGenerator chance, Instant now) {
        Secret secret = Secret.draw(chance);
        var token = new AccessToken();
        token.id = UUID.randomUUID();
        token.tokenSha256 = secret.sha256();
        token.account = account;
        token.name = name;
        token.createdAt = now;
        token.expiresAt = now.plus(life);
        token.persist();
        return secret;
    }

    /** Those of an account, the latest first. */
    public static PanacheQuery<AccessToken> of(Account account) {
        return find("account = ?1 order by createdAt desc, id", account);
    }

    /** That of a secret, with its account, if it has not expired and the account is not disabled. */
    public static Optional<AccessToken> find(Secret secret, Instant now) {
        return find(
                        "from AccessToken t join fetch t.account where t.tokenSha256 = ?1 and t.expiresAt > ?2 and t.account.disabledAt is null",
                        secret.sha256(),
                        now)
                .firstResultOptional();
    }

    /** Ends a token; false if the account has none of this id. */
    public static boolean revoke(Account account, UUID id) {
        return delete("account = ?1 and id = ?2", account, id) > 0;
    }

    /** Notes that it was used, once in a while. */
    public void used(Instant now) {
        if (lastUsedAt == null || lastUsedAt.plus(NOTED).isBefore(now)) {
            // as a statement: it may be revoked at the same time
            Passing.note(() -> update("lastUsedAt = ?1 where id = ?2", now, id));
        }
    }
}
