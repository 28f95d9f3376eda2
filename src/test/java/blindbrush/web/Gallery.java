package blindbrush.web;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.gallery.Origin;
import blindbrush.study.Answer;
import blindbrush.study.Side;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.testing.Played;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

/** Studies of eight single pictures and four pairs that people have taken part in. */
public final class Gallery {

    private Gallery() {}

    /** An open one that so many have finished. */
    public static String played(int sessions) {
        return played(sessions, "\"reporting\":{\"results_while_open\":true}");
    }

    /**
     * The same of another design.
     *
     * @param more sections of the design's document
     */
    public static String played(int sessions, String more) {
        Design design =
                DesignDocument.read("""
                        {"blocks":[{"task":"yes-no","trials":8},{"task":"2AFC","trials":4}],%s}""".formatted(more)).with(Walls.design(8, 4).consent());
        String slug = QuarkusTransaction.requiringNew().call(() -> Walls.open(14, 14, design).slug);
        IntStream.range(0, sessions).forEach(seed -> play(slug, seed));
        return slug;
    }

    /** One session more. */
    public static void play(String slug, int seed) {
        Played.session(id(slug), seed, Gallery::answer, 1500 + 100 * seed);
    }

    public static UUID id(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Study.findBySlug(slug).orElseThrow().id);
    }

    static String slug(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Study.<Study>findById(id).slug);
    }

    public static void close(String slug) {
        QuarkusTransaction.requiringNew()
                .run(() -> Study.findBySlug(slug).orElseThrow().close(Instant.now()));
    }

    /** Right in two trials of three, some surer than others. */
    public static Answer answer(Trial trial) {
        boolean machine = trial.stimulus.origin == Origin.MACHINE ^ trial.position % 3 == 0;
        int sure = (int) Math.floorMod(trial.session.seed + trial.position, 3L);
        return trial.rightStimulus == null
                ? new Answer.YesNo(machine ? 4 + sure : 3 - sure)
                : new Answer.Pair(machine ? Side.RIGHT : Side.LEFT, 2);
    }
}
