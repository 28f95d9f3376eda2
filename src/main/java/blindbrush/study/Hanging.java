package blindbrush.study;

import static java.util.Objects.requireNonNull;

import blindbrush.design.ToldBefore;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.image.Aspect;
import blindbrush.image.Picture;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A stimulus on a study's wall, and how often it was shown there. */
@Entity
public class Hanging extends PanacheEntityBase {

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Study study;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Stimulus stimulus;

    public long shown;

    static Hanging of(Study study, Stimulus stimulus) {
        return Hanging.<Hanging>find("study = ?1 and stimulus = ?2", study, stimulus)
                .firstResultOptional()
                .orElseGet(() -> hangNew(study, stimulus));
    }

    /** The wall of a study. */
    public static List<Hanging> of(Study study) {
        return list("""
                from Hanging h join fetch h.stimulus s join fetch s.picture left join fetch s.artwork
                left join fetch s.contentArtwork left join fetch s.styleArtworks
                where h.study = ?1 order by s.madeAt, s.id""", study);
    }

    /** The studies in which a stimulus hangs. */
    public static List<Study> studiesOf(Stimulus stimulus) {
        return studiesOf(List.of(stimulus)).getOrDefault(stimulus.id, List.of());
    }

    /** The studies in which each of these stimuli hangs, by its id and in the order of their titles; none of one that hangs nowhere. One query. */
    public static Map<UUID, List<Study>> studiesOf(List<Stimulus> stimuli) {
        return getEntityManager()
                .createQuery("""
                        select h.stimulus.id, s from Hanging h join h.study s where h.stimulus in ?1
                        order by s.title, s.id""", Tuple.class)
                .setParameter(1, stimuli)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.mapping(row -> row.get(1, Study.class), Collectors.toList())));
    }

    /** Whether an artwork hangs, or lent content or style to what hangs, in an open study whose design may choose by its words. */
    public static boolean isFixed(Artwork artwork) {
        return count("""
                from Hanging h where h.study.state = ?1 and h.study.demonstration = false and (h.stimulus.artwork = ?2
                or h.stimulus.contentArtwork = ?2 or ?2 member of h.stimulus.styleArtworks)""", Study.State.OPEN, artwork) > 0;
    }

    /** Whether a picture of a study's wall hangs in an open study, where people guess what it is. */
    static boolean isGuessed(Study study) {
        return Study.<Study>list("""
                from Study s where s.state = ?1 and exists (from Hanging h where h.study = s
                and h.stimulus in (select own.stimulus from Hanging own where own.study = ?2))""", Study.State.OPEN, study).stream().anyMatch(Hanging::guesses);
    }

    /**
     * Whether a study lets people guess pictures whose truth they cannot know. It does not if its design allows pictures that were told
     * before.
     */
    private static boolean guesses(Study study) {
        return study.isOpen() && study.design.reporting().toldBefore() == ToldBefore.REFUSED;
    }

    /** How many stimuli of each origin hang in these studies, by their ids; nothing of an empty wall. One query. */
    public static Map<UUID, Map<Origin, Long>> counts(List<Study> studies) {
        return getEntityManager()
                .createQuery("""
                        select h.study.id, s.origin, count(*) from Hanging h join h.stimulus s
                        where h.study in ?1 group by h.study.id, s.origin""", Tuple.class)
                .setParameter(1, studies)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.toMap(row -> row.get(1, Origin.class), row -> row.get(2, Long.class))));
    }

    /** By which factors the human pictures of a study, cropped to its shape, are larger than they are shown, in no order. */
    public static List<Double> humanScales(Study study) {
        return Hanging.<Hanging>list("study = ?1 and stimulus.artwork.picture is not null", study).stream()
                .map(hanging -> requireNonNull(hanging.stimulus.painting().picture))
                .map(master -> (double) longEdge(study, master) / study.longEdge)
                .toList();
    }

    private static int longEdge(Study study, Picture master) {
        Aspect shape = study.aspect == null ? master.aspect() : study.aspect;
        return shape.longEdgeWithin(master.width, master.height);
    }

    /** The wall as chance sees it when it draws a session. */
    static List<Candidate> candidates(Study study) {
        return of(study).stream().map(Candidate::of).toList();
    }

    /** Counts one more showing in the database, so that parallel sessions lose none. */
    static void countShown(Study study, Stimulus stimulus) {
        update("shown = shown + 1 where study = ?1 and stimulus = ?2", study, stimulus);
    }

    /**
     * The length to which every picture of the study is padded when it is sent, in bytes, so that its length tells nothing: the
     * longest one, rounded up to whole steps.
     */
    public static int paddedLength(Study study) {
        var longest = (Number) getEntityManager()
                .createNativeQuery("""
                        select max(octet_length(p.bytes)) from hanging h
                        join stimulus s on s.id = h.stimulus_id join picture p on p.sha256 = s.picture_sha256
                        where h.study_id = ?1""")
                .setParameter(1, study.id)
                .getSingleResult();
        return (longest.intValue() / PADDING_STEP + 1) * PADDING_STEP;
    }

    private static final int PADDING_STEP = 16 * 1024;

    private static Hanging hangNew(Study study, Stimulus stimulus) {
        var hanging = new Hanging();
        hanging.id = UUID.randomUUID();
        hanging.study = study;
        hanging.stimulus = stimulus;
        hanging.persist();
        return hanging;
    }
}
