package blindbrush.testing;

import blindbrush.design.Block;
import blindbrush.design.Consent;
import blindbrush.design.Design;
import blindbrush.design.Task;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Stimulus;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.PerceptualHash;
import blindbrush.image.Picture;
import blindbrush.study.Study;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Pictures and walls for tests: drawn here, every one different. Those of an open study are made one second after the other, so that its wall
 * has one order, whatever their ids, and sessions drawn from one seed are the same in every run.
 */
public final class Walls {

    /** Of the pictures: small, since hundreds of walls are hung and each picture is measured. */
    public static final int LONG_EDGE = 192;

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    /** Studies hung in this run: each has pictures of its own, since a picture hangs in at most one open study. */
    private static final AtomicInteger HUNG = new AtomicInteger();

    private static final int OF_A_STUDY = 10_000;

    /** What those that hang in open studies look like. */
    private static final Set<Long> LOOKS = ConcurrentHashMap.newKeySet();

    /** In so many bits any two of these differ at least: some more than those in which one picture's looks do. */
    private static final int APART = 12;

    private static final int ANOTHER = 2_000;

    private static final int CELLS = 8;

    private Walls() {}

    /** An open study with so many unrelated stimuli of each origin; call within a transaction. */
    public static Study open(int humans, int machines) {
        return open(humans, machines, design(8, 4));
    }

    /** The same with another design. */
    public static Study open(int humans, int machines, Design design) {
        return open(humans, machines, design, List.of("quality"));
    }

    /** The same whose machine pictures are of several presets in turn. */
    public static Study open(int humans, int machines, Design design, List<String> presets) {
        var study = Study.draft("Study " + UUID.randomUUID(), NOW);
        study.design = design;
        study.longEdge = LONG_EDGE;
        int first = first();
        for (int number = 0; number < humans; number++) {
            var painting = Artwork.add(ArtworkKind.PAINTING, "Painting " + number, "A. Painter", "public domain", NOW);
            Picture picture = unlike(first + number, Walls::picture, Picture::looks);
            study.hang(Stimulus.ofPainting(painting, picture, NOW.plusSeconds(number)));
        }
        for (int number = 0; number < machines; number++) {
            String preset = presets.get(number % presets.size());
            Picture picture = unlike(1000 + first + number, Walls::picture, Picture::looks);
            study.hang(machineMade(number, preset, picture, NOW.plusSeconds(humans + number)));
        }
        study.open(NOW);
        return study;
    }

    /** Where the seeds of another study's pictures begin. */
    public static int first() {
        return HUNG.getAndIncrement() * OF_A_STUDY;
    }

    /**
     * The picture of a seed, or another one where that looks like one drawn before: two of the thousands that a run draws look alike once in
     * some thirty runs, and the study of the second would not open.
     *
     * @param look its {@link PerceptualHash}
     */
    public static <T> T unlike(int seed, IntFunction<T> drawing, ToLongFunction<T> look) {
        T picture = drawing.apply(seed);
        for (int next = seed + ANOTHER; !isNew(look.applyAsLong(picture)); next += ANOTHER) {
            picture = drawing.apply(next);
        }
        return picture;
    }

    private static boolean isNew(long look) {
        return LOOKS.stream().allMatch(other -> Long.bitCount(look ^ other) >= APART) && LOOKS.add(look);
    }

    /** So many pictures and pairs, with a consent that says all that it must. */
    public static Design design(int yesNoTrials, int pairTrials) {
        List<Block> blocks = Stream.of(Block.of(Task.YES_NO, yesNoTrials), Block.of(Task.PAIR, pairTrials))
                .filter(block -> block.trials() > 0)
                .toList();
        return Design.of(blocks)
                .with(new Consent("7", "Ada Example", "ada@example.org", 16, "To learn.", "Ten years.", ""));
    }

    /** A machine picture with a photograph and a style painting of its own. */
    public static Stimulus machineMade(int number) {
        return machineMade(number, "quality", picture(1000 + number), NOW);
    }

    /** The same of another look. */
    public static Stimulus machineMade(int number, BufferedImage drawn) {
        return machineMade(
                number, "quality", Picture.store(ImageNormalizer.normalize(drawn, Stimulus.LONG_EDGE), NOW), NOW);
    }

    private static Stimulus machineMade(int number, String preset, Picture picture, Instant made) {
        var photograph = Artwork.add(ArtworkKind.PHOTOGRAPH, "Photograph " + number, "A. Photographer", "CC0", NOW);
        var style = Artwork.add(ArtworkKind.PAINTING, "Style " + number, "A. Master", "public domain", NOW);
        return Stimulus.ofStyleTransfer(photograph, List.of(style), preset, "vgg19 to relu3_4", picture, made);
    }

    /** A stored picture of the walls' size. */
    public static Picture picture(int seed) {
        return Picture.store(drawn(seed, LONG_EDGE, LONG_EDGE * 3 / 4), NOW);
    }

    /** A picture of blots on coloured cells, the same for the same seed. The cells keep nearly all of them from looking alike. */
    public static BufferedImage drawn(int seed, int width, int height) {
        var random = new SplittableRandom(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            int left = cell % CELLS * width / CELLS;
            int top = cell / CELLS * height / CELLS;
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillRect(left, top, width - left, height - top);
        }
        for (int blot = 0; blot < 60; blot++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(
                    random.nextInt(width),
                    random.nextInt(height),
                    random.nextInt(Math.max(1, width / CELLS)) + 1,
                    random.nextInt(Math.max(1, height / CELLS)) + 1);
        }
        graphics.dispose();
        return image;
    }

    /** A drawn picture as a PNG file. */
    public static Path file(int seed) {
        try {
            var file = Files.createTempFile("drawn", ".png");
            ImageIO.write(drawn(seed, 720, 540), "png", file.toFile());
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
