package blindbrush.results;

import blindbrush.gallery.Artwork;
import blindbrush.study.RegisteredAnalysis;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Withdrawal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What was last computed of a study's version, with how many finished sessions and when. Pages read it; {@link FigureKeeper} computes it
 * anew in the background.
 */
@Entity
@DynamicUpdate
public class StudyFigures extends PanacheEntityBase {

    /** Up to this many sessions are counted while a page waits. */
    private static final int FEW = 100;

    /** A share of new sessions below this waits for {@link #LONG}. */
    private static final double LITTLE = 0.01;

    private static final FigureSetConverter JSON = new FigureSetConverter();
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** How often the progress of a study is counted. */
    private static final Duration OFTEN = Duration.ofMinutes(1);

    /** The key: which study, and which of its versions. */
    @Embeddable
    public record FiguresKey(UUID studyId, int version) implements Serializable {}

    @EmbeddedId
    public FiguresKey key;

    /** Finished sessions, those left out by the registered rules among them. */
    public int sessions;

    /** From the study, when they were read. */
    public long withdrawals;

    public Instant computedAt;

    @Convert(converter = FigureSetConverter.class)
    public FigureSet figures;

    /** Null where it is counted whenever somebody looks. */
    @Column(name = "watch")
    @Convert(converter = StudyMonitorConverter.class)
    public @Nullable StudyMonitor monitor;

    @Transient
    private @Nullable RegisteredAnalysis analysis; // as it was frozen, which the figures have then

    /**
     * The figures as last kept, or as they are now if those are out of date and the sessions are few. Empty while they are first being
     * computed.
     */
    public static Optional<StudyFigures> of(Study study, Instant now) {
        return kept(study, now)
                .map(kept -> RegisteredAnalysis.of(study).map(kept::beside).orElse(kept));
    }

    private static Optional<StudyFigures> kept(Study study, Instant now) {
        Optional<StudyFigures> kept = findByIdOptional(new FiguresKey(study.id, study.version));
        if (kept.filter(figures -> figures.sessions > FEW).isPresent()) {
            return kept; // many are not even counted
        }
        int finished = finished(study);
        if (finished > FEW
                || kept.filter(figures -> figures.change(study, finished) == 0).isPresent()) {
            return kept;
        }
        FigureSet.Read read = QuarkusTransaction.joiningExisting().call(() -> FigureSet.Read.of(study));
        return Optional.of(computed(study, read, now));
    }

    /** The progress of a study. A study with few sessions is counted now; of others, the {@link FigureKeeper} counted it at most a minute ago. */
    public static StudyMonitor monitor(Study study, Instant now) {
        return StudyFigures.<StudyFigures>findByIdOptional(new FiguresKey(study.id, study.version))
                .filter(kept -> kept.sessions > FEW && kept.monitor != null)
                .map(kept -> kept.monitor)
                .orElseGet(() -> StudyMonitor.of(study, now));
    }

    /** The study with the most sessions that figures were computed of; none before that. */
    public static Optional<Study> largest() {
        return getEntityManager()
                .createQuery("""
                        select s from Study s join StudyFigures f on f.key.studyId = s.id and f.key.version = s.version
                        order by f.sessions desc""", Study.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Has figures computed again where an artwork hangs, or lent content or style to a picture that hangs, because its words have changed.
     * Figures that are just being computed are not kept.
     */
    public static void forget(Artwork artwork) {
        String where = """
                in (select h.study.id from Hanging h where h.stimulus.artwork = ?1
                or h.stimulus.contentArtwork = ?1 or ?1 member of h.stimulus.styleArtworks)""";
        Study.update(
                "wordsChanged = wordsChanged + 1 where id " + where,
                artwork); // first: it waits for who keeps figures now
        delete("key.studyId " + where, artwork);
    }

    /** Computes them anew if enough happened since; reads and writes in transactions of their own. */
    static void refresh(UUID studyId, Instant now) {
        boolean chosen =
                QuarkusTransaction.requiringNew().call(() -> RegisteredAnalysis.choose(Study.findById(studyId)));
        Optional<FigureSet.Read> read = QuarkusTransaction.requiringNew().call(() -> {
            Study study = Study.findById(studyId);
            return chosen || isDue(study, now) ? Optional.of(FigureSet.Read.of(study)) : Optional.empty();
        });
        if (read.isPresent()) {
            FigureSet figures = read.get().figures();
            QuarkusTransaction.requiringNew()
                    .run(() -> keep(Study.findById(studyId), chosen, read.get(), figures, now));
        }
        QuarkusTransaction.requiringNew().run(() -> keepMonitor(Study.findById(studyId), now));
    }

    /** Of many sessions only; of a study long closed no more. */
    private static void keepMonitor(Study study, Instant now) {
        StudyFigures.<StudyFigures>findByIdOptional(new FiguresKey(study.id, study.version))
                .filter(kept -> kept.sessions > FEW)
                .filter(kept -> kept.monitor == null
                        || (kept.monitor.at().plus(OFTEN).isBefore(now) && !isLongClosed(study, kept.monitor.at())))
                .ifPresent(kept -> kept.monitor = StudyMonitor.of(study, now));
    }

    private static boolean isLongClosed(Study study, Instant at) {
        return study.closedAt != null
                && !study.isOpen()
                && study.closedAt.plus(ONE_DAY).isBefore(at);
    }

    private static boolean isDue(Study study, Instant now) {
        int finished = finished(study);
        Optional<StudyFigures> kept = findByIdOptional(new FiguresKey(study.id, study.version));
        if (kept.isEmpty()) {
            return finished > 0;
        }
        long change = kept.get().change(study, finished);
        boolean old = kept.get().computedAt.plus(LONG).isBefore(now) || !study.isOpen();
        return change > (old ? 0 : LITTLE * finished);
    }

    /** How many sessions were finished or withdrawn since these figures were read, at least. */
    private long change(Study study, int finished) {
        return Math.max(Math.abs(finished - sessions), Withdrawal.count("study", study) - withdrawals);
    }

    private static int finished(Study study) {
        return (int) Session.countFinished(study);
    }

    private static StudyFigures computed(Study study, FigureSet.Read read, Instant now) {
        var computed = new StudyFigures();
        computed.key = new FiguresKey(study.id, study.version);
        computed.fill(read, read.figures(), now);
        return computed;
    }

    /** Not where words have changed meanwhile: then they are read again. */
    static void keep(Study study, boolean chosen, FigureSet.Read read, FigureSet figures, Instant now) {
        boolean complete = chosen && read.isComplete();
        String json = complete ? JSON.convertToDatabaseColumn(figures.frozen()) : "";
        String sha256 = complete ? read.analysedSha256() : "";
        study.hold(); // which keeps visitors waiting: what takes long is done
        if (study.wordsChanged != read.wordsChanged()) {
            return;
        }
        if (complete) {
            RegisteredAnalysis.freeze(study, figures.counted(), sha256, json, now);
        }
        var key = new FiguresKey(study.id, study.version);
        StudyFigures kept = StudyFigures.<StudyFigures>findByIdOptional(key).orElseGet(() -> {
            var first = new StudyFigures();
            first.key = key;
            return first;
        });
        kept.fill(read, figures, now);
        kept.persist();
    }

    /** The same with the registered analysis as it was frozen. A copy, since what is kept stays as it is. */
    private StudyFigures beside(RegisteredAnalysis frozen) {
        var beside = new StudyFigures();
        beside.key = key;
        beside.sessions = sessions;
        beside.withdrawals = withdrawals;
        beside.computedAt = computedAt;
        beside.figures = figures.beside(JSON.convertToEntityAttribute(frozen.figures), frozen);
        beside.monitor = monitor;
        beside.analysis = frozen;
        return beside;
    }

    /** The registered analysis as it was frozen; null before that, and where none is registered. */
    public @Nullable RegisteredAnalysis frozen() {
        return analysis;
    }

    /** Finished sessions that the registered number counts; of a frozen analysis those who withdrew since, too. */
    public int counted() {
        return analysis == null ? figures.counted() : analysis.sessions;
    }

    private void fill(FigureSet.Read read, FigureSet counted, Instant now) {
        sessions = read.answers().sessions().size();
        withdrawals = read.withdrawals();
        computedAt = now;
        figures = counted;
    }
}
