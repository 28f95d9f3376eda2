package blindbrush.web.api;

import blindbrush.study.Hanging;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stimulus on a study's wall, with its truth: for researchers, not for participants. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StimulusSummary(
        UUID stimulusId,
        String origin,
        boolean standIn,
        @Nullable String preset,
        @Nullable String network,
        String pictureSha256,
        int width,
        int height,
        long shown) {

    static StimulusSummary of(Hanging hanging) {
        var stimulus = hanging.stimulus;
        return new StimulusSummary(
                stimulus.id,
                stimulus.origin.name().toLowerCase(Locale.ROOT),
                stimulus.standIn,
                stimulus.preset,
                stimulus.network,
                stimulus.picture.sha256,
                stimulus.picture.width,
                stimulus.picture.height,
                hanging.shown);
    }
}
