package blindbrush.style.preset;

/** To what size a style image is brought before its statistics are taken. */
public enum StyleSize {
    /** Exactly the content image's width and height, as the paper says, even if that distorts it. */
    SAME_AS_CONTENT,
    /** The same long edge as the content image, its own shape kept; never enlarged. */
    SAME_LONG_EDGE
}
