package blindbrush.style;

/** Hears of each iteration, on the thread that makes the picture. */
@FunctionalInterface
public interface StyleTransferListener {

    /**
     * Called after each iteration.
     *
     * @throws StyleTransferCancelledException to cancel the transfer
     */
    void onProgress(Progress progress);

    /** Called instead, once and for the last time, when the process is being shut down: there may be a second or two. */
    default void onInterrupted(Progress progress) {}
}
