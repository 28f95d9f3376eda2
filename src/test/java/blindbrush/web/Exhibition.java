package blindbrush.web;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Stimulus;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A study of a test's own design. Labels on its wall are words that nobody may read before answering. */
record Exhibition(UUID id, String slug) {

    static final int SMALL = 96;

    /** What labels are made of; no other text of the application has it. */
    static final String CANARY = "Kanarie";

    /** An open study of small pictures with just enough of them. */
    static Exhibition open(int yesNoTrials, int pairTrials) {
        return open(yesNoTrials, pairTrials, SMALL);
    }

    static Exhibition open(int yesNoTrials, int pairTrials, int longEdge) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = study(yesNoTrials, pairTrials, longEdge);
            for (int number = 0; number < yesNoTrials + pairTrials; number++) {
                study.hang(human(number, longEdge));
                study.hang(machine(number, longEdge));
            }
            study.open(Instant.now());
            return new Exhibition(study.id, study.slug);
        });
    }

    /** A study that waits for its pictures. */
    static Exhibition empty(int yesNoTrials, int pairTrials, int longEdge) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = study(yesNoTrials, pairTrials, longEdge);
            return new Exhibition(study.id, study.slug);
        });
    }

    Study study() {
        return Study.findById(id);
    }

    private static Study study(int yesNoTrials, int pairTrials, int longEdge) {
        Study study = Study.draft("Study " + UUID.randomUUID(), Instant.now());
        study.yesNoTrials = yesNoTrials;
        study.pairTrials = pairTrials;
        study.longEdge = longEdge;
        return study;
    }

    private static Stimulus human(int number, int longEdge) {
        return Stimulus.ofPainting(label(ArtworkKind.PAINTING, "painting" + number), picture(number, longEdge), now());
    }

    private static Stimulus machine(int number, int longEdge) {
        return Stimulus.ofStyleTransfer(
                label(ArtworkKind.PHOTOGRAPH, "photograph" + number),
                List.of(label(ArtworkKind.PAINTING, "style" + number)),
                CANARY + "preset",
                CANARY + "network, \"eight\" layers",
                picture(500 + number, longEdge),
                now());
    }

    private static Artwork label(ArtworkKind kind, String word) {
        return Artwork.add(kind, CANARY + word, CANARY + "maker", CANARY + "credit", now());
    }

    /** Of all three aspects in turn, whatever the origin. */
    private static Picture picture(int seed, int longEdge) {
        int longer = longEdge + 20;
        int shorter = longer * 3 / 4;
        var drawn =
                switch (seed % 3) {
                    case 0 -> Walls.drawn(seed, longer, shorter);
                    case 1 -> Walls.drawn(seed, longer, longer);
                    default -> Walls.drawn(seed, shorter, longer);
                };
        return Picture.store(ImageNormalizer.normalize(drawn, longEdge), now());
    }

    private static Instant now() {
        return Instant.now();
    }
}
