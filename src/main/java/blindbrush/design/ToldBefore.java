package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a study may show pictures whose truth has become known before it opens. */
public enum ToldBefore {
    /** It cannot open with such a picture on its wall. */
    @JsonProperty("refused")
    REFUSED,
    /** It may, and every row says so of its picture. */
    @JsonProperty("allowed")
    ALLOWED
}
