package blindbrush.gallery;

/** Ground truth of a stimulus. In signal-detection terms the signal is "machine-made". */
public enum Origin {
    HUMAN,
    MACHINE
}
