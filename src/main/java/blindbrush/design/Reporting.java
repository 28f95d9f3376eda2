package blindbrush.design;

/**
 * What becomes known, and when.
 *
 * @param feedback to participants about their own trials
 * @param provenance whether feedback tells what each picture was and how the machine made its own, while the study is open
 * @param resultsWhileOpen whether everybody's results are public before the study closes
 * @param registeredSessions finished sessions at which the registered analysis is made (the stopping rule); null where none is registered
 */
public record Reporting(Feedback feedback, boolean provenance, boolean resultsWhileOpen, Integer registeredSessions) {

    /** All at the end of a session; no number registered. */
    public static final Reporting AT_END = new Reporting(Feedback.AT_END, true, true, null);
}
