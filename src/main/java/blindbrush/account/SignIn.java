package blindbrush.account;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A browser in which somebody is signed in, until they sign out there or it is ended; only the hash of its secret is kept. */
@Entity
public class SignIn extends PanacheEntityBase {

    /** A browser that asked for nothing for so long is signed out. */
    static final Duration LIFE = Duration.ofHours(8);

    /** When it was last seen is noted to within so long. */
    private static final Duration NOTED = Duration.ofMinutes(5);

    @Id
    public String tokenSha256;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Account account;

    public Instant signedInAt;

    public Instant lastSeenAt;

    /** Signs somebody in whose account is held by this transaction; what is past ends with it. */
    public static Secret begin(Account account, RandomGenerator chance, Instant now) {
        delete("lastSeenAt < ?1", now.minus(LIFE));
        Secret secret = Secret.draw(chance);
        var signIn = new SignIn();
        signIn.tokenSha256 = secret.sha256();
        signIn.account = account;
        signIn.signedInAt = now;
        signIn.lastSeenAt = now;
        signIn.persist();
        return secret;
    }

    /** That of a browser's secret, with its account; empty once it has ended. */
    public static Optional<SignIn> find(Secret secret, Instant now) {
        return find(
                        "from SignIn s join fetch s.account where s.tokenSha256 = ?1 and s.lastSeenAt > ?2 and s.account.disabledAt is null",
                        secret.sha256(),
                        now.minus(LIFE))
                .firstResultOptional();
    }

    /** Those of an account that have not ended, the latest first. */
    public static List<SignIn> of(Account account, Instant now) {
        return list("account = ?1 and lastSeenAt > ?2 order by signedInAt desc", account, now.minus(LIFE));
    }

    /** Signs out the browser that has this secret. */
    public static void end(Secret secret) {
        deleteById(secret.sha256());
    }

    /** Ends an account's sign-ins but this one. */
    public static void endOthers(Account account, Secret kept) {
        delete("account = ?1 and tokenSha256 <> ?2", account, kept.sha256());
    }

    /** Whether it is the one of this secret. */
    public boolean isOf(Secret secret) {
        return tokenSha256.equals(secret.sha256());
    }

    /** Notes that it was used, once in a while. */
    public void seen(Instant now) {
        if (lastSeenAt.plus(NOTED).isBefore(now)) {
            // as a statement: it may be ended at the same time
            Passing.note(() -> update("lastSeenAt = ?1 where tokenSha256 = ?2", now, tokenSha256));
        }
    }
}
