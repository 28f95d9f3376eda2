package blindbrush.style;

import java.util.ArrayList;
import java.util.List;

/** What went wrong in the course of a run and was corrected. */
final class Setbacks {

    private int retreats;
    private final List<String> notes;

    Setbacks(int retreats, List<String> notes) {
        this.retreats = retreats;
        this.notes = new ArrayList<>(notes);
    }

    static Setbacks none() {
        return new Setbacks(0, List.of());
    }

    /** How often the run went back to its best picture. */
    int retreats() {
        return retreats;
    }

    /** One sentence each, in the order in which it happened. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void retreat(String note) {
        retreats++;
        notes.add(note);
    }

    /** Adds a note, unless it was added before. */
    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    Setbacks copy() {
        return new Setbacks(retreats, notes);
    }
}
