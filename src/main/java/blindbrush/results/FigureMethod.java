package blindbrush.results;

/** How a figure is computed, and what its interval assumes. */
public enum FigureMethod {
    COUNTED("a count", false),
    /** The share itself is of these answers; its interval speaks of others. */
    CLUSTERED_SHARE(FigureMethod.CLUSTERS, false),
    CLUSTERED(FigureMethod.CLUSTERS, true),
    WITHIN_SESSIONS("median (quartiles) of sessions; few answers each draw it towards 0", true),
    MODELLED("the typical participant and picture; both as random effects (Laplace)", true),
    VARIANCE_RATIO("variance, divided by that of as many independent answers", true),
    INDEPENDENT("assumes independent trials", false),
    BRIER("each rating is read as the middle of its sixth; always saying ½ gives 0.25", false),
    MURPHY("Murphy’s part of the Brier score", false),
    QUARTILES("median (quartiles)", false);

    private static final String CLUSTERS = "clustered by participant and picture, Satterthwaite’s t";

    private final String words;
    private final boolean generalises;

    FigureMethod(String words, boolean generalises) {
        this.words = words;
        this.generalises = generalises;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** Whether a figure that is made so speaks of other pictures and people than these. */
    public boolean generalises() {
        return generalises;
    }

    /** Whether it tells quartiles, the middle half of what was found, and no interval, which says how sure an estimate is. */
    public boolean tellsQuartiles() {
        return this == WITHIN_SESSIONS || this == QUARTILES;
    }

    /** Whether its interval does. */
    public boolean intervalGeneralises() {
        return generalises || this == CLUSTERED_SHARE;
    }
}
