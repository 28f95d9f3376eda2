package blindbrush.export;

import blindbrush.gallery.Origin;
import blindbrush.image.Aspect;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a package of a study has, besides its files: its {@code study.json}.
 *
 * @param format always {@link #FORMAT}
 * @param formatVersion {@link #VERSION} of what this program writes
 * @param longEdge of every picture, in pixels
 * @param aspect of every picture; null where each has its own
 * @param versions that were frozen, the first one first
 * @param artworks that its pictures are or were made of: by their records only
 */
record PackageContents(
        String format,
        int formatVersion,
        String title,
        int longEdge,
        @Nullable Aspect aspect,
        List<Version> versions,
        List<Work> artworks,
        List<Shown> stimuli) {

    static final String FORMAT = "blindbrush-study";
    static final int VERSION = 1;

    static final String STUDY = "study.json";
    static final String DESIGN = "design.json";
    static final String SUMS = "SHA256SUMS";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** A frozen version; its document and its leak audit are files. */
    record Version(int version, String sha256, Instant frozenAt) {

        String document() {
            return "versions/%d.json".formatted(version);
        }

        String audit() {
            return "versions/%d-audit.json".formatted(version);
        }
    }

    /** An artwork as its curator described it. */
    record Work(
            UUID id,
            String title,
            String creator,
            String credit,
            @Nullable String style,
            @Nullable String subject) {}

    /**
     * A picture on the wall with its truth.
     *
     * @param preset null of a human picture, as are network and content
     * @param toldAt when its truth became known; null of one that nobody was told
     * @param artwork the painting of a human picture; null of a machine picture
     * @param styles of a machine picture
     * @param leftOut why its file is not here; null where it is
     */
    record Shown(
            UUID stimulusId,
            Origin origin,
            @Nullable String preset,
            @Nullable String network,
            Instant madeAt,
            @Nullable Instant toldAt,
            String pictureSha256,
            int width,
            int height,
            @Nullable UUID artwork,
            @Nullable UUID content,
            List<UUID> styles,
            @Nullable String leftOut) {

        String file() {
            return "pictures/%s.jpg".formatted(pictureSha256);
        }
    }
}
