package blindbrush.study;

/** What a trial is for. */
public enum Phase {
    /** Practice: the participant learns at once whether the answer was right. It never counts. */
    PRACTICE,
    /** Counted. */
    MAIN,
    /** Finding out whether somebody looks: it says which answer to give. */
    CATCH,
    /** Left out, whatever it was for, because its picture never stood on the screen. It counts nowhere. */
    STIMULUS_FAILED
}
