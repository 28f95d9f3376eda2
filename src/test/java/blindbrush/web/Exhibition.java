package blindbrush.web;

import blindbrush.design.Design;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Stimulus;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.study.Response;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A study of a test's own design. Labels on its wall are words that nobody may read before answering. */
public record Exhibition(UUID id, String slug) {

    public static final int SMALL = 96;

    private static final int SPARE = 4;

    /** What labels are made of; no other text of the application has it. */
    public static final String CANARY = "Kanarie";

    /** An open study of small pictures with just enough of them. */
    public static Exhibition open(int yesNoTrials, int pairTrials) {
        return open(yesNoTrials, pairTrials, SMALL);
    }

    public static Exhibition open(int yesNoTrials, int pairTrials, int longEdge) {
        return open(Walls.design(yesNoTrials, pairTrials), longEdge);
    }

    /** The same with pictures to spare. */
    static Exhibition roomy(int yesNoTrials, int pairTrials) {
        return roomy(yesNoTrials, pairTrials, SMALL);
    }

    static Exhibition roomy(int yesNoTrials, int pairTrials, int longEdge) {
        return open(Walls.design(yesNoTrials, pairTrials), longEdge, SPARE);
    }

    public static Exhibition open(Design design) {
        return open(design, SMALL);
    }

    static Exhibition open(Design design, int longEdge) {
        return open(design, longEdge, 0);
    }

    private static Exhibition open(Design design, int longEdge, int spare) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = study(0, 1, longEdge);
            study.design = design;
            int first = Walls.first();
            for (int number = 0; number < design.length() + spare; number++) {
                study.hang(human(number, unlike(first + number, longEdge)));
                study.hang(machine(number, unlike(first + 500 + number, longEdge)));
            }
            study.open(Instant.now());
            return new Exhibition(study.id, study.slug);
        });
    }

    /** An open study of one picture and one pair, all of one size. */
    static Exhibition shaped(int width, int height) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = study(1, 1, Math.max(width, height));
            int first = Walls.first();
            for (int number = 0; number < 2; number++) {
                study.hang(human(
                        number, Walls.unlike(first + number, seed -> drawn(seed, width, height), Picture::looks)));
                study.hang(machine(
                        number,
                        Walls.unlike(first + 500 + number, seed -> drawn(seed, width, height), Picture::looks)));
            }
            study.open(Instant.now());
            return new Exhibition(study.id, study.slug);
        });
    }

    /** A draft with pictures of all three aspects, which the leak audit cannot let pass with so few. */
    public static Exhibition mixed(int ofEach) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = study(ofEach, 0, SMALL);
            int first = Walls.first();
            for (int number = 0; number < ofEach; number++) {
                int longer = SMALL + 20;
                int shorter = longer * 3 / 4;
                int width = number % 3 == 2 ? shorter : longer;
                int height = number % 3 == 0 ? shorter : longer;
                study.hang(human(number, picture(Walls.drawn(first + number, width, height))));
                study.hang(machine(number, picture(Walls.drawn(first + 500 + number, height, width))));
            }
            return new Exhibition(study.id, study.slug);
        });
    }

    /** A study that waits for its pictures. */
    public static Exhibition empty(int yesNoTrials, int pairTrials, int longEdge) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Study study = study(yesNoTrials, pairTrials, longEdge);
            return new Exhibition(study.id, study.slug);
        });
    }

    /** All answers to it. */
    List<Response> responses() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Response.list("trialId in (select t.id from Trial t where t.session.study.id = ?1)", id));
    }

    public Study study() {
        return Study.findById(id);
    }

    private static Study study(int yesNoTrials, int pairTrials, int longEdge) {
        Study study = Study.draft("Study " + UUID.randomUUID(), Instant.now());
        study.design = Walls.design(yesNoTrials, pairTrials);
        study.longEdge = longEdge;
        return study;
    }

    private static Stimulus human(int number, Picture picture) {
        return Stimulus.ofPainting(label(ArtworkKind.PAINTING, "painting" + number), picture, now());
    }

    private static Stimulus machine(int number, Picture picture) {
        return Stimulus.ofStyleTransfer(
                label(ArtworkKind.PHOTOGRAPH, "photograph" + number),
                List.of(label(ArtworkKind.PAINTING, "style" + number)),
                CANARY + "preset",
                CANARY + "network, \"eight\" layers",
                picture,
                now());
    }

    private static Artwork label(ArtworkKind kind, String word) {
        return Artwork.add(kind, CANARY + word, CANARY + "maker", CANARY + "credit", now());
    }

    private static Picture unlike(int seed, int longEdge) {
        return Walls.unlike(
                seed, each -> picture(Walls.drawn(each, longEdge * 3 / 2, longEdge * 9 / 8)), Picture::looks);
    }

    private static Picture drawn(int seed, int width, int height) {
        return picture(Walls.drawn(seed, width + 20, height + 20));
    }

    private static Picture picture(BufferedImage drawn) {
        int longEdge = Math.max(drawn.getWidth(), drawn.getHeight()) * 2 / 3;
        return Picture.store(ImageNormalizer.normalize(drawn, longEdge), now());
    }

    private static Instant now() {
        return Instant.now();
    }
}
