package blindbrush.network;

/** On which device pictures are made. */
public enum DeviceChoice {
    /** The first GPU that the engine sees, else the CPU. */
    AUTO,
    CPU,
    /** The first GPU; opening the engine fails where there is none. */
    GPU
}
