package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two ways of asking. Their d′ are not comparable: always say which. */
public enum Task {
    /** One picture, one rating of six steps from surely human to surely machine. */
    @JsonProperty("yes-no")
    YES_NO("yes-no"),
    /** Two pictures, one of each origin: which one was painted by a human? (two-alternative forced choice) */
    @JsonProperty("2AFC")
    PAIR("2AFC");

    private final String term;

    Task(String term) {
        this.term = term;
    }

    /** The field's term for it, as in exports. */
    public String term() {
        return term;
    }

    /** Pictures of one trial. */
    public int pictures() {
        return this == PAIR ? 2 : 1;
    }
}
