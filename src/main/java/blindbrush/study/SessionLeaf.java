package blindbrush.study;

import blindbrush.proof.HashChain;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands for a finished session in its study's chain of hashes. It does not say for which: the session says which leaf is its own. It
 * stays when the session is withdrawn, and says nothing then, since its nonce went with the session.
 */
@Entity
public class SessionLeaf extends PanacheEntityBase {

    /** The key: of which study, and its place from 1, in the order in which sessions were finished and stored. */
    @Embeddable
    public record LeafKey(UUID studyId, int number) implements Serializable {}

    @EmbeddedId
    public LeafKey key;

    /** See {@link blindbrush.proof.Leaf}. */
    public String leaf;

    /** The chain up to this leaf; see {@link HashChain}. */
    public String chain;

    /** A finished session with the leaf that it is to get, and the nonce that goes with the session. */
    public record Due(UUID session, String nonce, String leaf) {}

    /** The last one of a study: its link is the head of the chain. One row by the key, however many there are. */
    public static Optional<SessionLeaf> head(UUID study) {
        return find("key.studyId = ?1 order by key.number desc", study).firstResultOptional();
    }

    /**
     * Puts finished sessions into the chain, behind those that are there. One that has its leaf already, or was withdrawn meanwhile, is left
     * out. Holds the first leaf, so that one appends at a time, and the sessions; no study. Call it within a transaction.
     */
    public static void append(UUID study, List<Due> due) {
        find("key", new LeafKey(study, 1))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        // in the one order in which everybody holds several sessions
        Session.find("id in ?1 order by id", due.stream().map(Due::session).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        Optional<SessionLeaf> head = head(study);
        int number = head.map(last -> last.key.number()).orElse(0);
        String chain = head.map(last -> last.chain).orElse(HashChain.START);
        for (Due each : due) {
            int given = Session.update(
                    "leafNumber = ?1, leafNonce = ?2 where id = ?3 and leafNumber is null",
                    number + 1,
                    each.nonce,
                    each.session);
            if (given == 1) {
                number++;
                chain = HashChain.next(chain, each.leaf);
                var next = new SessionLeaf();
                next.key = new LeafKey(study, number);
                next.leaf = each.leaf;
                next.chain = chain;
                next.persist();
            }
        }
    }
}
