package blindbrush.study;

import blindbrush.image.PerceptualHash;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture on a wall, with everything by which it is recognised elsewhere. Two stimuli are one picture if they are one row, show one
 * painting (hung at another size or in another crop), have one file, or look the same by their {@link PerceptualHash}: a painting brought
 * again in other bytes, or one made again with hardly a difference. Pictures that only share a content or a style image are kin, not the
 * same.
 *
 * @param artworkId the painting that it shows; null of a machine picture
 * @param look null of a picture that nobody could look at
 */
record HungPicture(
        UUID studyId,
        UUID stimulusId,
        @Nullable UUID artworkId,
        String sha256,
        @Nullable Long look) {

    private static final String SELECT = """
            select h.study.id, s.id, s.artwork.id, p.sha256, p.look from Hanging h join h.study t join h.stimulus s join s.picture p
            """;

    /** Those on a study's wall. */
    static List<HungPicture> of(Study study) {
        return found(SELECT + "where t = :study", Map.of("study", study));
    }

    /** Those that no other study may show now: they hang in an open one, or in the demonstration, which keeps its own to itself. */
    static List<HungPicture> takenFrom(Study study) {
        return found(
                SELECT + "where t <> :study and t.simulated = false and (t.state = :open or t.demonstration = true)",
                Map.of("study", study, "open", Study.State.OPEN));
    }

    /** Those whose truth is known, under the study that told it first. */
    static List<HungPicture> told() {
        return found(
                "select o.study.id, s.id, s.artwork.id, p.sha256, p.look from ToldPicture o join Stimulus s on s.id = o.stimulusId join s.picture p",
                Map.of());
    }

    /** Whether they are one picture. */
    boolean isSameAs(HungPicture other) {
        return stimulusId.equals(other.stimulusId)
                || (artworkId != null && artworkId.equals(other.artworkId))
                || sha256.equals(other.sha256)
                || (look != null && other.look != null && PerceptualHash.same(look, other.look));
    }

    private static List<HungPicture> found(String query, Map<String, Object> parameters) {
        var asked = Hanging.getEntityManager().createQuery(query, Tuple.class);
        parameters.forEach(asked::setParameter);
        return asked.getResultList().stream()
                .map(row -> new HungPicture(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class),
                        row.get(4, Long.class)))
                .toList();
    }
}
