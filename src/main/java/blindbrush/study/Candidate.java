package blindbrush.study;

import blindbrush.design.Condition;
import blindbrush.design.Likeness;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stimulus with everything that counts when a session is drawn.
 *
 * @param kin the artworks it is or descends from
 * @param shown how often it was shown in this study
 * @param preset of its style transfer; null for a human picture
 * @param aspect its width over its height, in hundredths
 * @param styles curators' words for its style
 * @param subject the curator's word for its subject; null where there is none
 */
record Candidate(
        UUID stimulusId,
        Origin origin,
        Set<UUID> kin,
        long shown,
        @Nullable String preset,
        long aspect,
        Set<String> styles,
        @Nullable String subject) {

    static Candidate of(Hanging hanging) {
        Stimulus stimulus = hanging.stimulus;
        boolean human = stimulus.origin == Origin.HUMAN;
        return new Candidate(
                stimulus.id,
                stimulus.origin,
                stimulus.kin(),
                hanging.shown,
                stimulus.preset,
                Math.round(100.0 * stimulus.picture.width / stimulus.picture.height),
                stimulus.styles(),
                (human ? stimulus.painting() : stimulus.content()).subject);
    }

    boolean isKinOf(Collection<Candidate> others) {
        return others.stream().anyMatch(other -> !Collections.disjoint(kin, other.kin));
    }

    boolean isIn(Condition condition) {
        return (preset == null
                        || condition.presets().isEmpty()
                        || condition.presets().contains(preset))
                && (condition.styles().isEmpty() || !Collections.disjoint(condition.styles(), styles))
                && (condition.subjects().isEmpty() || condition.subjects().contains(subject));
    }

    boolean isLike(Candidate other, Set<Likeness> wanted) {
        return wanted.stream().allMatch(likeness -> switch (likeness) {
            case ASPECT -> aspect == other.aspect;
            case STYLE -> !Collections.disjoint(styles, other.styles);
            case SUBJECT -> subject != null && subject.equals(other.subject);
        });
    }
}
