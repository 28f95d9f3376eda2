package blindbrush.style.memory;

import blindbrush.style.request.Pyramid;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Decides by the available memory whether a picture is processed as a whole or in tiles. */
public final class TilingChoice {

    /** Tried in this order: larger ones spend less on their rims. */
    private static final int[] EDGES = {1024, 768, 512, 384, 256, 128};

    /** Factor by which an estimate is raised to be safe. */
    private static final double MARGIN = 1.4;

    private final int wished;
    private final LongSupplier available;

    /**
     * A choice for one run.
     *
     * @param wished edge of the tiles in pixels, or 0 to decide by memory
     * @param available bytes that may still be taken
     */
    public TilingChoice(int wished, LongSupplier available) {
        this.wished = wished;
        this.available = available;
    }

    /**
     * Edge of the tiles for a level; 0 for the whole picture at once.
     *
     * @throws NotEnoughMemoryException if not even small tiles fit
     */
    public int edge(Pyramid.Level level, MemoryNeed need) {
        if (wished > 0) {
            return wished < Math.max(level.width(), level.height()) ? wished : 0;
        }
        long bytes = available.getAsLong();
        return IntStream.concat(IntStream.of(0), IntStream.of(EDGES))
                .filter(edge -> edge < Math.max(level.width(), level.height()))
                .filter(edge -> bytes(level, need, edge) <= bytes)
                .findFirst()
                .orElseThrow(() -> refusal(level, need, bytes));
    }

    private static double bytes(Pyramid.Level level, MemoryNeed need, int edge) {
        return MARGIN * need.at(level, edge).stillToCome();
    }

    private static NotEnoughMemoryException refusal(Pyramid.Level level, MemoryNeed need, long bytes) {
        int smallest = EDGES[EDGES.length - 1];
        return new NotEnoughMemoryException(String.format(
                Locale.ROOT,
                "a picture of %d × %d pixels may take %.1f GB of memory, and even in tiles %.1f GB; %.1f GB are available: "
                        + "a smaller picture or a shorter history takes less",
                level.width(),
                level.height(),
                bytes(level, need, 0) / 1e9,
                bytes(level, need, smallest) / 1e9,
                bytes / 1e9));
    }
}
