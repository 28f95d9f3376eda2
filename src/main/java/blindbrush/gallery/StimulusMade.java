package blindbrush.gallery;

/** A style transfer's picture has become a stimulus. Listeners hear of it within the transaction that stores it. */
public record StimulusMade(Stimulus stimulus, StyleTransferJob job) {}
