package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a design may name as its primary estimand: the one figure that a headline is. Each is of one task, since figures of the two tasks are
 * not comparable. Documents and tables call it by the key of its figure.
 */
public enum Estimand {
    /** Share of right answers to single pictures. */
    @JsonProperty("yes_no_right_share")
    YES_NO_RIGHT_SHARE(Task.YES_NO, true),
    /** Sensitivity d′ to single pictures. */
    @JsonProperty("d_prime")
    D_PRIME(Task.YES_NO, false),
    /** Area under the ROC curve of the ratings of single pictures. */
    @JsonProperty("auc")
    AUC(Task.YES_NO, false),
    /** Share of right answers to pairs. */
    @JsonProperty("pairs_right_share")
    PAIRS_RIGHT_SHARE(Task.PAIR, true),
    /** Sensitivity d′ to pairs. */
    @JsonProperty("pairs_d_prime_pooled")
    PAIRS_D_PRIME_POOLED(Task.PAIR, false);

    private final Task task;
    private final boolean share;

    Estimand(Task task, boolean share) {
        this.task = task;
        this.share = share;
    }

    /** Whose answers it is of. */
    public Task task() {
        return task;
    }

    /** Whether it is a share of right answers. */
    public boolean isShare() {
        return share;
    }

    /** What a guesser reaches who knows the design and never looks: of a share the best one's, of an area ½, of d′ 0. */
    public double guessed(Design design) {
        return switch (this) {
            case YES_NO_RIGHT_SHARE -> BlindGuesser.yesNo(design);
            case PAIRS_RIGHT_SHARE, AUC -> 0.5;
            case D_PRIME, PAIRS_D_PRIME_POOLED -> 0;
        };
    }
}
