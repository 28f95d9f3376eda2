package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a study may show pictures whose truth has become known before it opens. */
public enum ToldBefore {
    /** It stays closed with one on its wall. */
    @JsonProperty("refused")
    REFUSED,
    /** It may, and every row says of its picture that it was. */
    @JsonProperty("allowed")
    ALLOWED
}
