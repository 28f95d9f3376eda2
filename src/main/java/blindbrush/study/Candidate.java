package blindbrush.study;

import blindbrush.gallery.Origin;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/**
 * A stimulus as chance sees it when it draws a session.
 *
 * @param kin the artworks it is or descends from
 * @param shown how often it was shown in this study
 */
record Candidate(UUID stimulusId, Origin origin, Set<UUID> kin, long shown) {

    boolean isKinOf(Collection<Candidate> others) {
        return others.stream().anyMatch(other -> !Collections.disjoint(kin, other.kin));
    }
}
