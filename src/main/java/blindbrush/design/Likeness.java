package blindbrush.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In what the two pictures of a pair are alike. They never share a content or style image, whatever is asked. */
public enum Likeness {
    /** One shape: landscape, square or portrait. */
    @JsonProperty("aspect")
    ASPECT,
    /** The curator's word for the style: the painting's own, or that of the style image. */
    @JsonProperty("style")
    STYLE,
    /** The curator's word for the subject: the painting's own, or that of the content image. */
    @JsonProperty("subject")
    SUBJECT
}
