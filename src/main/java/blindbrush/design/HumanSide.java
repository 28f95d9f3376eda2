package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * On which side of the answers to single pictures (yes-no) “human” stands. Who sees “human” on the left leans to it more or less than who sees
 * it on the right, so that the side is a factor of the design. Pairs have sides of their own: those of their pictures.
 */
public enum HumanSide {
    /** On the left in one half of the sessions, on the right in the other. */
    @JsonProperty("balanced")
    BALANCED,
    @JsonProperty("left")
    LEFT,
    @JsonProperty("right")
    RIGHT
}
