package blindbrush.study;

/** What a trial is for. */
public enum Phase {
    /** Getting used to it; told right or wrong at once, never counted. */
    PRACTICE,
    /** Counted. */
    MAIN,
    /** Finding out whether somebody looks: it says which answer to give. */
    CATCH,
    /** Whatever it was for: its picture never stood on the screen, so it was left out and counts nowhere. */
    STIMULUS_FAILED
}
