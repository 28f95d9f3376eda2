package blindbrush.study;

import static java.util.Objects.requireNonNull;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A browser that a session was moved away from, by the hash of the secret that it still holds. Its pages say that the test goes on elsewhere. */
@Entity
public class LeftBrowser extends PanacheEntityBase {

    @Id
    public String tokenSha256;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Session session;

    /** Whether the session of the browser that holds this secret goes on in another one. */
    public static boolean isOf(String token) {
        return findByIdOptional(Secret.of(token).sha256()).isPresent();
    }

    static void leave(Session session) {
        var left = new LeftBrowser();
        left.tokenSha256 = requireNonNull(session.tokenSha256);
        left.session = session;
        left.persist();
    }
}
