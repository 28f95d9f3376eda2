package blindbrush.study;

import blindbrush.database.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note that somebody withdrew from a study, so that its numbers remain traceable. It holds nothing about who they were or what they
 * answered. Of a finished session its {@link SessionLeaf} stays, too, and does not say whose it was.
 */
@Entity
public class Withdrawal extends PanacheEntityBase {

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private static final int LENGTH = 12;

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    /** How many responses were deleted. */
    public int responses;

    public Instant withdrawnAt;

    /** The session's place among those of the study, so that its numbers have no gap; null of withdrawals from before numbers were kept. */
    public @Nullable Integer startNumber;

    /** The hash of the code, so that a second request with it gets the same answer; null of withdrawals from before the hash was kept. */
    public @Nullable String codeSha256;

    /** The code by which a session can be withdrawn, for somebody whose browser holds this secret: three groups of four letters and digits. */
    public static String code(Session session, Secret browser) {
        String hash = Secret.of("withdraw " + session.id + " " + browser.text()).sha256();
        var code = new StringBuilder();
        for (int letter = 0; letter < LENGTH; letter++) {
            int number = Integer.parseInt(hash, 2 * letter, 2 * letter + 2, 16);
            code.append(letter > 0 && letter % 4 == 0 ? "-" : "").append(LETTERS.charAt(number % LETTERS.length()));
        }
        return code.toString();
    }

    /**
     * Deletes everything that was stored of a session. A second request with the same code gets the same result. The study is locked before
     * the session, in the same order as when a session begins or moves. An answer that arrives meanwhile is stored before and deleted, or
     * finds no session.
     *
     * @param code as it was shown, in any case, with or without its hyphens
     * @return what is left, or empty if no session ever had this code
     */
    public static Optional<Withdrawal> withdraw(String code, Instant now) {
        String hash = hash(code);
        Session.studyWithdrawnBy(hash)
                .ifPresent(study -> getEntityManager().lock(study, LockModeType.PESSIMISTIC_WRITE));
        return Session.findForWithdrawal(hash)
                .map(session -> withdraw(session, now))
                .or(() -> find("codeSha256", hash).firstResultOptional());
    }

    static String hash(String code) {
        return Secret.of(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
                .sha256();
    }

    private static Withdrawal withdraw(Session session, Instant now) {
        RegisteredAnalysis.withdraw(session);
        var withdrawal = new Withdrawal();
        withdrawal.id = UUID.randomUUID();
        withdrawal.study = session.study;
        withdrawal.withdrawnAt = now;
        withdrawal.startNumber = session.startNumber;
        withdrawal.codeSha256 = session.withdrawalSha256;
        withdrawal.responses =
                (int) Response.delete("trialId in (select t.id from Trial t where t.session = ?1)", session);
        Trial.delete("session", session);
        Reply.delete("key.sessionId", session.id);
        LeftBrowser.delete("session", session);
        Participant participant = session.participant;
        session.delete();
        if (participant != null && Session.count("participant = ?1 and id <> ?2", participant, session.id) == 0) {
            participant.delete();
        }
        withdrawal.persist();
        return withdrawal;
    }
}
