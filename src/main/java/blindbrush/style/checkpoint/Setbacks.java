package blindbrush.style.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** What went wrong in the course of a run and was corrected. */
public final class Setbacks {

    private int retreats;
    private final List<String> notes;

    Setbacks(int retreats, List<String> notes) {
        this.retreats = retreats;
        this.notes = new ArrayList<>(notes);
    }

    /** Those of a run that begins. */
    public static Setbacks none() {
        return new Setbacks(0, List.of());
    }

    /** How often the run went back to its best picture. */
    public int retreats() {
        return retreats;
    }

    /** One sentence each, in the order in which it happened. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Notes that the loss was not finite and that the run went back. */
    public void retreat(String note) {
        retreats++;
        notes.add(note);
    }

    /** Adds a note, unless it was added before. */
    public void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** The same, unchanged by what happens later. */
    public Setbacks copy() {
        return new Setbacks(retreats, notes);
    }
}
