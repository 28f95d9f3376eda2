package blindbrush.design;

/**
 * Why the registered analysis leaves a session out.
 *
 * @param rule that the session breaks, the first of several
 * @param found what the rule speaks of, in the session: a number of trials, or a median rt in ms
 */
public record ExclusionReason(ExclusionRule rule, double found) {

    /** What the rule is called in a design and in exports. */
    public String code() {
        return rule.code();
    }

    /** As people read it, with the number. */
    public String words() {
        return rule.words(found);
    }
}
