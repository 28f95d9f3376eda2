package blindbrush.web.curator;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a curator wants to have made, as far as the form says.
 *
 * @param content the photograph; null while none is chosen
 * @param styles the paintings; empty while none is chosen
 * @param preset null while none is chosen
 * @param study the slug of the study for which it is made, empty for none; null while that is open
 */
record PictureWish(
        @Nullable UUID content,
        List<UUID> styles,
        @Nullable String preset,
        @Nullable String study,
        long seed) {

    /** Nothing is chosen yet. */
    static PictureWish none(long seed) {
        return new PictureWish(null, List.of(), null, null, seed);
    }
}
