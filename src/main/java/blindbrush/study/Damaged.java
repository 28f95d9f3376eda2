package blindbrush.study;

import blindbrush.image.Picture;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stored pictures whose bytes are no longer those that were stored: they are named where they hang, and nothing else stops for them. */
final class Damaged {

    /** Each wall is checked once in a process, and again before its study opens. */
    private static final Set<String> WHOLE = ConcurrentHashMap.newKeySet();

    private Damaged() {}

    static boolean is(Picture picture) {
        boolean whole = WHOLE.contains(picture.sha256) || picture.isWhole();
        if (whole) {
            WHOLE.add(picture.sha256);
        }
        return !whole;
    }

    /** Has a study's pictures looked at again. */
    static void lookAgain(Study study) {
        Hanging.of(study).forEach(hanging -> WHOLE.remove(hanging.stimulus.picture.sha256));
    }

    /** Those on a study's wall, each in a sentence that says what to do; without a name where its researchers stay blind. */
    static List<String> obstacles(Study study) {
        boolean named = Disclosure.mayTellNames(study);
        return Hanging.of(study).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> is(stimulus.picture))
                .map(
                        stimulus -> "The stored picture %s%s is damaged in the database. %s"
                                .formatted(
                                        stimulus.picture.sha256.substring(0, 8),
                                        named ? " of “" + stimulus.caption() + "”" : "",
                                        "Bring its file again and hang it again, or make it again with the same settings and seed: that puts its bytes back; or restore the database from a copy."))
                .toList();
    }
}
