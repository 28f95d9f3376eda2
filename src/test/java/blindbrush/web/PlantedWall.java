package blindbrush.web;

import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.FilmFrame;
import blindbrush.gallery.Stimulus;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.PerceptualHash;
import blindbrush.image.Picture;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A wall whose every name, id and hash is a word that nothing else has, so that each is found wherever it is sent. */
final class PlantedWall {

    private static final int LONG_EDGE = 96;

    /** What an answer of the server may tell of a wall. */
    enum Truth {
        /** What a single picture was, by a mark that says so. */
        ORIGIN,
        /** What a single picture is called, who made it, of which artworks or files. */
        LABEL,
        /** A preset, or the network that gave the features. */
        MAKING,
        /** Which stimulus it is: its id, or its bytes without what pads them. */
        STIMULUS,
        FILM_STRIP,
        /** How others answered. */
        FIGURES,
        /** The leak audit's numbers. */
        AUDIT
    }

    /** A truth that was found, and the stimulus that it is about; null where it is about more than one. */
    record Found(Truth truth, UUID stimulus) {}

    /**
     * A picture on the wall.
     *
     * @param artwork the painting, or the style image
     * @param job that made it; null of a painting
     * @param labels all that names it
     */
    record Planted(UUID stimulus, UUID artwork, UUID job, Set<String> labels, ByteBuffer bytes) {}

    private static final Pattern ORIGIN_IN_PAGE = Pattern.compile("class=\"truth |\"origin\" ?:|<h1>A (machine|human)");
    private static final Pattern ORIGIN_IN_ROW = Pattern.compile("(?m)(^|,)(human|machine)(,|\r?$)");
    private static final Pattern FIGURES_IN_PAGE = Pattern.compile(
            "all-figures|class=\"small quiet others\"|class=\"shares|class=\"headline\"|chart distribution|confidence sequence of one|At the registered number");
    /** A row of answers has its task in a cell. */
    private static final Pattern ANSWER_IN_ROW = Pattern.compile(",(yes-no|2AFC),|\"task\":\"(yes-no|2AFC)\"");

    /** A row of participants has what each can tell apart; of these a table has more than its heads. */
    private static final Pattern PARTICIPANTS = Pattern.compile("/participants\\.csv");

    /** Its pages behind an answer are made up, and its style names the classes of all pages: names, ids and bytes of pictures still count. */
    private static final Pattern MADE_UP = Pattern.compile("/ethics-pack\\.zip");

    private static final Pattern FIGURES_ADDRESS = Pattern.compile("/results/[^/]+\\.(csv|svg)|/ratings\\.svg");

    private final String mark = "verraeter" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Planted> pictures = new ArrayList<>();

    /** Hangs so many of each origin; call within a transaction. */
    static PlantedWall hang(Study study, int ofEach) {
        var wall = new PlantedWall();
        study.longEdge = LONG_EDGE;
        int first = Walls.first();
        for (int number = 0; number < ofEach; number++) {
            wall.pictures.add(wall.human(study, number, drawn(first + number)));
            wall.pictures.add(wall.machine(study, number, drawn(first + 500 + number)));
        }
        return wall;
    }

    private static BufferedImage drawn(int seed) {
        return Walls.unlike(seed, each -> Walls.drawn(each, 144, 108), PerceptualHash::of);
    }

    List<Planted> pictures() {
        return pictures;
    }

    Planted human() {
        return pictures.get(0);
    }

    Planted machine() {
        return pictures.get(1);
    }

    /** A picture of another wall comes to this one. */
    void add(Planted picture) {
        pictures.add(picture);
    }

    /** What an answer tells of this wall. What the address itself says is nothing new. */
    Set<Found> toldBy(Page page, String address, String slug) {
        String everything = page.headers() + "\n" + text(page);
        Stream<Found> single = pictures.stream().flatMap(picture -> single(picture, page, address, everything));
        return Stream.concat(single, together(page, address, slug, everything)).collect(Collectors.toSet());
    }

    private Stream<Found> single(Planted picture, Page page, String address, String everything) {
        boolean labelled =
                picture.labels.stream().anyMatch(word -> everything.contains(word) && !address.contains(word));
        boolean known =
                everything.contains(picture.stimulus.toString()) && !address.contains(picture.stimulus.toString());
        boolean bare = picture.bytes.equals(ByteBuffer.wrap(page.bytes()));
        return Stream.of(labelled ? Truth.LABEL : null, known || bare ? Truth.STIMULUS : null)
                .filter(truth -> truth != null)
                .map(truth -> new Found(truth, picture.stimulus));
    }

    private Stream<Found> together(Page page, String address, String slug, String everything) {
        boolean table = page.header("Content-Type").startsWith("text/csv");
        String rows = isZip(page) ? everything : table ? text(page).replaceFirst("[^\n]*\n", "") : "";
        boolean lines = page.header("Content-Type").startsWith("application/jsonl");
        boolean ofStudy = address.contains(slug) || everything.contains(slug);
        boolean madeUp = MADE_UP.matcher(address).find();
        boolean figures = (FIGURES_IN_PAGE.matcher(everything).find() && !madeUp)
                || (page.status() == 200 && FIGURES_ADDRESS.matcher(address).find())
                || (page.status() == 200
                        && ANSWER_IN_ROW.matcher(lines ? everything : rows).find())
                || (page.status() == 200 && PARTICIPANTS.matcher(address).find() && !rows.isBlank());
        return Stream.of(
                        (ORIGIN_IN_PAGE.matcher(everything).find() && !madeUp)
                                        || ORIGIN_IN_ROW.matcher(rows).find()
                                ? Truth.ORIGIN
                                : null,
                        everything.contains(preset(0))
                                        || everything.contains(preset(1))
                                        || everything.contains(network())
                                ? Truth.MAKING
                                : null,
                        page.status() == 200 && address.endsWith("/strip") ? Truth.FILM_STRIP : null,
                        ofStudy && figures ? Truth.FIGURES : null,
                        everything.contains("Mean luminance") ? Truth.AUDIT : null)
                .filter(truth -> truth != null)
                .map(truth -> new Found(truth, null));
    }

    private Planted human(Study study, int number, BufferedImage drawn) {
        Artwork painting = artwork(ArtworkKind.PAINTING, "bild" + number, drawn);
        Stimulus stimulus = Stimulus.ofPainting(painting, LONG_EDGE, null, now());
        study.hang(stimulus);
        return planted(stimulus, painting, null, Stream.of(painting));
    }

    private Planted machine(Study study, int number, BufferedImage drawn) {
        Artwork content = artwork(ArtworkKind.PHOTOGRAPH, "foto" + number, null);
        Artwork style = artwork(ArtworkKind.PAINTING, "vorbild" + number, null);
        Picture picture = Picture.store(ImageNormalizer.normalize(drawn, LONG_EDGE), now());
        Stimulus stimulus =
                Stimulus.ofStyleTransfer(content, List.of(style), preset(number), network(), picture, now());
        stimulus.master = Picture.storeMaster(drawn, now());
        stimulus.job = job(content, style, preset(number));
        stimulus.persistAndFlush();
        study.hang(stimulus);
        var frame = new FilmFrame();
        frame.key = new FilmFrame.FrameKey(stimulus.job.id, 0);
        frame.bytes = picture.bytes;
        frame.persist();
        return planted(stimulus, style, stimulus.job.id, Stream.of(content, style));
    }

    private static Planted planted(Stimulus stimulus, Artwork artwork, UUID job, Stream<Artwork> of) {
        Set<String> labels = of.flatMap(
                        each -> Stream.of(each.id.toString(), each.title, each.creator, each.credit, each.style))
                .collect(Collectors.toSet());
        labels.add(stimulus.picture.sha256);
        Stream.of(artwork.picture, stimulus.master)
                .filter(master -> master != null)
                .forEach(master -> labels.add(master.sha256));
        if (job != null) {
            labels.add(job.toString());
        }
        return new Planted(stimulus.id, artwork.id, job, labels, ByteBuffer.wrap(stimulus.picture.bytes));
    }

    /** @param drawn null for one that is known by its record only */
    private Artwork artwork(ArtworkKind kind, String word, BufferedImage drawn) {
        Artwork artwork = Artwork.add(kind, mark + word + "titel", mark + word + "hand", mark + word + "quelle", now());
        artwork.style = mark + word + "stil";
        if (drawn != null) {
            artwork.picture = Picture.storeMaster(drawn, now());
            artwork.thumbnail = Picture.store(ImageNormalizer.normalize(drawn, LONG_EDGE / 2), now());
        }
        return artwork;
    }

    private static StyleTransferJob job(Artwork content, Artwork style, String preset) {
        var job = new StyleTransferJob();
        job.id = UUID.randomUUID();
        job.contentArtwork = content;
        job.styleArtworks.add(style);
        job.preset = preset;
        job.longEdge = 144;
        job.shownLongEdge = LONG_EDGE;
        job.state = StyleTransferJob.JobState.DONE;
        job.queuedAt = now();
        job.finishedAt = now();
        job.persist();
        return job;
    }

    private String preset(int number) {
        return mark + "preset" + number % 2;
    }

    private String network() {
        return mark + "network";
    }

    /** As it was sent, byte for byte; what lies in an archive, unpacked. */
    private static String text(Page page) {
        return isZip(page) ? unpacked(page.bytes()) : new String(page.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static boolean isZip(Page page) {
        return page.header("Content-Type").equals("application/zip");
    }

    private static String unpacked(byte[] archive) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
            return text.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Instant now() {
        return Instant.now();
    }
}
