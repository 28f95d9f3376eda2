package blindbrush.style;

/** Thrown by a {@link StyleTransferListener} to stop the transfer; it leaves {@link StyleTransfer#stylize} unchanged. */
public final class StyleTransferCancelledException extends RuntimeException {

    public StyleTransferCancelledException() {
        super("style transfer cancelled");
    }
}
