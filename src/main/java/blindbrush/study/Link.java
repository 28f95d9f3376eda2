package blindbrush.study;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An address that lets one participant into a study, once; only its hash is kept. Opening it does not use it up; beginning a session does. */
@Entity
public class Link extends PanacheEntityBase {

    @Id
    public String tokenSha256;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    public Instant createdAt;

    public @Nullable Instant usedAt;

    /** Fresh links, shown this once. */
    public static List<Secret> draw(Study study, int count, RandomGenerator chance, Instant now) {
        return Stream.generate(() -> draw(study, chance, now)).limit(count).toList();
    }

    /** The link of a secret, if it leads into this study. */
    public static Optional<Link> find(Study study, Secret token) {
        return find("study = ?1 and tokenSha256 = ?2", study, token.sha256()).firstResultOptional();
    }

    /** How many of a study's links were used, and not yet. */
    public static long count(Study study, boolean used) {
        return count("study = ?1 and usedAt is " + (used ? "not null" : "null"), study);
    }

    private static Secret draw(Study study, RandomGenerator chance, Instant now) {
        Secret token = Secret.draw(chance);
        var link = new Link();
        link.tokenSha256 = token.sha256();
        link.study = study;
        link.createdAt = now;
        link.persist();
        return token;
    }
}
