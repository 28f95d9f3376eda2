package blindbrush.study;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a picture was looked at and answered with, in classes: exact values would tell browsers apart. Only studies whose design asks for them
 * keep them. Each may be missing.
 *
 * @param refresh how often the page is painted in a second: up_to_60, up_to_120 or over_120
 * @param pixelRatio pixels of the screen to one of the page, along an edge: up_to_1, up_to_2 or over_2
 * @param viewport how wide the window is, in pixels of the page: small (below 640), medium (below 1280) or large
 * @param input mouse, touch, pen or keyboard
 */
public record DeviceClasses(
        Optional<String> refresh, Optional<String> pixelRatio, Optional<String> viewport, Optional<String> input) {

    /** Nothing is known. */
    public static final DeviceClasses NONE =
            new DeviceClasses(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Set<String> REFRESH = Set.of("up_to_60", "up_to_120", "over_120");
    private static final Set<String> PIXEL_RATIO = Set.of("up_to_1", "up_to_2", "over_2");
    private static final Set<String> VIEWPORT = Set.of("small", "medium", "large");
    private static final Set<String> INPUT = Set.of("mouse", "touch", "pen", "keyboard");

    /** Reads a form's fields, which may be missing or hold anything: what is no class is left out. */
    public static DeviceClasses of(
            @Nullable String refresh, @Nullable String pixelRatio, @Nullable String viewport, @Nullable String input) {
        return new DeviceClasses(
                Optional.ofNullable(refresh).filter(REFRESH::contains),
                Optional.ofNullable(pixelRatio).filter(PIXEL_RATIO::contains),
                Optional.ofNullable(viewport).filter(VIEWPORT::contains),
                Optional.ofNullable(input).filter(INPUT::contains));
    }
}
