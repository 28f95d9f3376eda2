package blindbrush.results;

import blindbrush.statistics.crossed.CrossedProbit;
import java.util.Optional;

/** What is to be known of the crossed probit model, in the words that R's lme4 has for it. */
public enum ModelWarning {
    SINGULAR(
            "boundary (singular) fit: see help('isSingular')",
            "A spread comes out as 0, or two of them as entirely correlated: these answers do not tell how much participants or pictures differ in"
                    + " it."),
    NOT_CONVERGED("Model failed to converge", "Its figures are left out.");

    private final String words;
    private final String meaning;

    ModelWarning(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    static Optional<ModelWarning> of(CrossedProbit model) {
        if (!model.converged()) {
            return Optional.of(NOT_CONVERGED);
        }
        return model.isSingular() ? Optional.of(SINGULAR) : Optional.empty();
    }

    /** As lme4 says it. */
    public String words() {
        return words;
    }

    /** What follows from it, as a sentence. */
    public String meaning() {
        return meaning;
    }
}
