package blindbrush.web.results;

import java.util.List;

/**
 * A family of comparisons: figures of one kind that stand in one table and are looked at together. Nothing in it is corrected for their number:
 * each interval holds by itself, so that of a hundred about five miss what they are of.
 *
 * @param name what is compared, in the plural
 * @param size how many of them the table has
 */
public record Family(String name, int size) {

    /** The columns of a table that say so. */
    static final List<String> HEADS = List.of("family", "family_size", "correction");

    private static final String NOT_CORRECTED = "not corrected";

    /** Under {@link #HEADS}. */
    List<Object> cells() {
        return List.of(name, size, NOT_CORRECTED);
    }

    /** As people read it. */
    public String words() {
        return "Family of comparisons: %s (%d), %s for their number.".formatted(name, size, NOT_CORRECTED);
    }
}
