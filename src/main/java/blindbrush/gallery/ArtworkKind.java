package blindbrush.gallery;

/** What a curator brings: paintings serve as human stimuli and style images, photographs as content images. */
public enum ArtworkKind {
    PAINTING,
    PHOTOGRAPH
}
