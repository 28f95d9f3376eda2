package blindbrush.results;

/**
 * So many of so many.
 *
 * @param count how many
 * @param of out of how many
 */
public record Tally(long count, long of) {

    static final Tally NONE = new Tally(0, 0);

    /** The share in per cent, rounded; 0 of nothing. */
    public long percent() {
        return of == 0 ? 0 : Math.round(100.0 * count / of);
    }

    /** Without one of them. */
    Tally without(boolean counted) {
        return of == 0 ? this : new Tally(counted ? count - 1 : count, of - 1);
    }

    Tally plus(Tally other) {
        return new Tally(count + other.count, of + other.of);
    }

    public boolean isEmpty() {
        return of == 0;
    }
}
