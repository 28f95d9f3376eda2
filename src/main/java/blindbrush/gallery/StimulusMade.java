package blindbrush.gallery;

/** A style transfer's picture has become a stimulus; told within the transaction that stores it. */
public record StimulusMade(Stimulus stimulus, StyleTransferJob job) {}
