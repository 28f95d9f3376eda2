package blindbrush.study;

import blindbrush.database.Secret;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.HumanSide;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A study as it was frozen when it opened: design, wall and rules in one document whose SHA-256 participants see and exports carry. Opening
 * it again with anything changed makes the next version.
 */
@Entity
public class StudyVersion extends PanacheEntityBase {

    /** Changes whenever the rules by which sessions are drawn and scored change. Since 2, a trial whose picture never came is drawn again; since 3, sessions are dealt the side of “human”. */
    private static final int RULES = 3;

    private static final int DEALS_SIDES = 3;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Map<VersionKey, Design> DESIGNS = new ConcurrentHashMap<>();

    /** The key: which study, and which of its versions, counted from 1. */
    @Embeddable
    public record VersionKey(UUID studyId, int version) implements Serializable {}

    @EmbeddedId
    public VersionKey key;

    /** Design, stimuli and rules (JSON). It tells origins: for participants only after the study. */
    public String document;

    /** Of the document's UTF-8 text. */
    public String sha256;

    /** The leak audit of the wall as it hung (JSON). */
    public String audit;

    public Instant frozenAt;

    /** The version that a study's sessions run under now. */
    public static Optional<StudyVersion> current(Study study) {
        return findByIdOptional(new VersionKey(study.id, study.version));
    }

    /** Hashes of the versions that sessions of these studies run under now, by study; none of one that never opened. One query. */
    public static Map<UUID, String> currentHashes(List<Study> studies) {
        return getEntityManager()
                .createQuery("""
                        select s.id, v.sha256 from Study s join StudyVersion v on v.key.studyId = s.id and v.key.version = s.version
                        where s in ?1""", Tuple.class)
                .setParameter(1, studies)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, String.class)));
    }

    /** The design of a version; frozen versions never change, so each is read once. */
    static Design design(Study study, int version) {
        return version == 0
                ? study.design
                : DESIGNS.computeIfAbsent(
                        new VersionKey(study.id, version),
                        key -> StudyVersion.<StudyVersion>findById(key).design());
    }

    private Design design() {
        try {
            JsonNode frozen = MAPPER.readTree(document);
            Design design = DesignDocument.parse(frozen.get("design").toString());
            return frozen.path("rules").asInt() < DEALS_SIDES ? design.with(HumanSide.LEFT) : design;
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Freezes a study: its last version again if nothing was changed since, else the next one. */
    static StudyVersion freeze(Study study, LeakAudit audit, Instant now) {
        String document = documentOf(study);
        String sha256 = Secret.of(document).sha256();
        Optional<StudyVersion> last = current(study);
        if (last.isPresent() && last.get().sha256.equals(sha256)) {
            return last.get();
        }
        var frozen = new StudyVersion();
        frozen.key = new VersionKey(study.id, study.version + 1);
        frozen.document = document;
        frozen.sha256 = sha256;
        frozen.audit = text(audit.figures());
        frozen.frozenAt = now;
        frozen.persist();
        return frozen;
    }

    private static String documentOf(Study study) {
        try {
            ObjectNode document = MAPPER.createObjectNode();
            document.put("title", study.title);
            document.put("rules", RULES);
            document.put("long_edge", study.longEdge);
            document.set("design", MAPPER.readTree(DesignDocument.write(study.design)));
            var stimuli = document.putArray("stimuli");
            Hanging.of(study).stream()
                    .sorted(Comparator.comparing(hanging -> hanging.stimulus.id))
                    .forEach(hanging -> stimuli.add(stimulus(hanging)));
            return text(document);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode stimulus(Hanging hanging) {
        Candidate candidate = Candidate.of(hanging);
        ObjectNode stimulus = MAPPER.createObjectNode();
        stimulus.put("stimulus_id", candidate.stimulusId().toString());
        stimulus.put("origin", candidate.origin().name().toLowerCase(Locale.ROOT));
        stimulus.put("picture_sha256", hanging.stimulus.picture.sha256);
        stimulus.put("preset", candidate.preset());
        stimulus.put("network", hanging.stimulus.network);
        candidate.styles().stream().sorted().forEach(stimulus.putArray("styles")::add);
        stimulus.put("subject", candidate.subject());
        candidate.kin().stream().map(UUID::toString).sorted().forEach(stimulus.putArray("kin")::add);
        return stimulus;
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value instanceof JsonNode node ? node : MAPPER.valueToTree(value));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
