package blindbrush.web;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.security.jpa.Password;
import io.quarkus.security.jpa.Roles;
import io.quarkus.security.jpa.UserDefinition;
import io.quarkus.security.jpa.Username;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Somebody who may sign in. Participants have none. */
@Entity
@UserDefinition
public class Account extends PanacheEntityBase {

    /** Uploads artwork, runs generation, adds accounts. */
    public static final String CURATOR = "curator";

    /** Designs studies, reads and exports results. */
    public static final String RESEARCHER = "researcher";

    @Id
    public UUID id;

    @Username
    public String name;

    @Password
    public String passwordHash;

    /** Separated by commas. */
    @Roles
    public String roles;

    public Instant createdAt;

    static Account create(String name, String password, Set<String> roles, Instant now) {
        var account = new Account();
        account.id = UUID.randomUUID();
        account.name = name;
        account.passwordHash = BcryptUtil.bcryptHash(password);
        account.roles = String.join(",", roles);
        account.createdAt = now;
        account.persist();
        return account;
    }

    static boolean isTaken(String name) {
        return count("lower(name) = lower(?1)", name) > 0;
    }

    static List<Account> all() {
        return listAll(Sort.by("name"));
    }
}
