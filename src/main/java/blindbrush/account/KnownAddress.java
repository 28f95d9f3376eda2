package blindbrush.account;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A network address from which an account has signed in before; hashed, since it is only ever compared. */
@Entity
@IdClass(KnownAddress.AddressKey.class)
public class KnownAddress extends PanacheEntityBase {

    /** One that was not used for so long is as good as new. */
    private static final Duration MEMORY = Duration.ofDays(180);

    /** Which account, and from where. */
    record AddressKey(UUID accountId, String addressSha256) implements Serializable {
        static AddressKey of(Account account, String address) {
            return new AddressKey(
                    account.id, Secret.of(account.id + " " + address).sha256());
        }
    }

    @Id
    public UUID accountId;

    @Id
    public String addressSha256;

    public Instant lastUsedAt;

    /** Whether the account has signed in from there. */
    public static boolean has(Account account, String address, Instant now) {
        return KnownAddress.<KnownAddress>findByIdOptional(AddressKey.of(account, address))
                .filter(known -> known.lastUsedAt.plus(MEMORY).isAfter(now))
                .isPresent();
    }

    /** Notes that an account, held by this transaction, signed in from there. */
    public static void note(Account account, String address, Instant now) {
        delete("accountId = ?1 and lastUsedAt < ?2", account.id, now.minus(MEMORY));
        AddressKey key = AddressKey.of(account, address);
        KnownAddress known = KnownAddress.<KnownAddress>findByIdOptional(key).orElseGet(() -> {
            var first = new KnownAddress();
            first.accountId = key.accountId();
            first.addressSha256 = key.addressSha256();
            return first;
        });
        known.lastUsedAt = now;
        known.persist();
    }
}
