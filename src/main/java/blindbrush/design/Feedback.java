package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When participants learn what the pictures were. */
public enum Feedback {
    /** Neither during the session nor at its end. */
    @JsonProperty("never")
    NEVER,
    /** On the last page. */
    @JsonProperty("at_end")
    AT_END,
    /** After each answer, and once more on the last page. */
    @JsonProperty("after_each")
    AFTER_EACH
}
