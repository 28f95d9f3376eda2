package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order a session meets the blocks. Practice always comes first. */
public enum BlockOrder {
    /** As the design lists them. */
    @JsonProperty("fixed")
    FIXED,
    /** By the rows of a Williams square, each row given to as many sessions as any other. */
    @JsonProperty("williams")
    WILLIAMS
}
