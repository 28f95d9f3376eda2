package blindbrush.study;

/** By which way a participant came. */
public enum Source {
    /** The study's own address. */
    OPEN,
    /** A one-time link. */
    LINK,
    /** A panel that names its people in the address, as Prolific does. */
    PANEL
}
