package blindbrush.network;

/** What a network has learned from, as far as a preset's name depends on it. */
public enum Basis {
    /** Nothing: random filters. */
    RANDOM("random filters"),
    /** VGG-19 in another training, or only its first layers. */
    OTHER_VGG("another VGG-19, or only its first layers"),
    /** Oxford's VGG-19 to relu5_1 as it was trained (Simonyan and Zisserman 2014). */
    OXFORD("Oxford's VGG-19 to relu5_1, as it was trained"),
    /** The same with each filter's mean activation brought to one (Gatys et al. 2016, section 2). */
    OXFORD_NORMALIZED("Oxford's VGG-19 to relu5_1, normalised");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    /** For messages and records. */
    public String words() {
        return words;
    }
}
