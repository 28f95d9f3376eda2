package blindbrush.design;

import java.util.List;

/**
 * A level of what is varied between sessions: which of the wall's pictures they draw from. Sessions are dealt evenly among the conditions.
 *
 * @param name unlike the others' names
 * @param presets of machine pictures; empty for any
 * @param styles curators' words for the style of pictures of both origins; empty for any
 * @param subjects curators' words for the subject of pictures of both origins; empty for any
 */
public record Condition(String name, List<String> presets, List<String> styles, List<String> subjects) {

    /** The only condition of a study that varies nothing. */
    public static final Condition ALL = new Condition("all", List.of(), List.of(), List.of());

    public Condition {
        presets = presets == null ? List.of() : List.copyOf(presets);
        styles = styles == null ? List.of() : List.copyOf(styles);
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
    }
}
