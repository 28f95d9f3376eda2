package blindbrush.demonstration;

import blindbrush.design.Block;
import blindbrush.design.Consent;
import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.Recruitment;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Stimulus;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.image.PictureReader;
import blindbrush.study.Study;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seeds the demonstration study from the starter set, once: so that a newcomer can try the test before bringing own pictures. */
@ApplicationScoped
public class Demonstration {

    /** Slug of the study that it seeds. */
    public static final String SLUG = "demonstration";

    private static final Design DESIGN = Design.of(List.of(Block.of(Task.YES_NO, 5), Block.of(Task.PAIR, 3)))
            .with(new Recruitment(null, null, null, true, false, 30, null, null))
            .with(new Reporting(
                    Feedback.AT_END, true, true, null)); // it measures nothing, so that its results may be looked at

    /** Whom participants can ask; whoever opens the demonstration to others should say who they are. */
    @ConfigProperty(name = "blindbrush.demonstration.contact", defaultValue = "the person who gave you this address")
    String contact;

    @Inject
    Clock clock;

    void seed(@Observes StartupEvent event) {
        try {
            QuarkusTransaction.requiringNew().run(this::seedOnce);
        } catch (PersistenceException failure) {
            if (QuarkusTransaction.requiringNew().call(Demonstration::isThere)) {
                Log.info("Another process seeded the demonstration at the same moment");
            } else {
                throw failure;
            }
        }
    }

    private void seedOnce() {
        if (isThere()) {
            return;
        }
        Instant now = clock.instant();
        Study study = Study.draft("Demonstration", now);
        study.demonstration = true;
        study.design = DESIGN.with(new Consent(
                "1",
                "Whoever runs this copy of Blindbrush",
                contact,
                0,
                "It shows how the test works; its answers enter no research.",
                "The answers are kept as long as this copy runs.",
                ""));
        normalized(StarterSet.standIns()).forEach((record, picture) -> study.hang(standIn(record, picture, now)));
        Map<String, Artwork> inputs = new HashMap<>();
        normalized(StarterSet.stylized())
                .forEach((record, picture) -> study.hang(stylized(record, inputs, picture, now)));
        study.open(now);
    }

    private static boolean isThere() {
        return Study.findBySlug(SLUG).isPresent();
    }

    private static Stimulus standIn(CSVRecord record, BufferedImage picture, Instant now) {
        Artwork drawn = Artwork.add(ArtworkKind.PAINTING, record.get("title"), "", record.get("credit"), now);
        drawn.standIn = true;
        return Stimulus.ofPainting(drawn, Picture.store(picture, now), now);
    }

    private static Stimulus stylized(
            CSVRecord record, Map<String, Artwork> inputs, BufferedImage picture, Instant now) {
        Artwork content = input(ArtworkKind.PHOTOGRAPH, "content", record, inputs, now);
        Artwork style = input(ArtworkKind.PAINTING, "style", record, inputs, now);
        return Stimulus.ofStyleTransfer(
                content, List.of(style), record.get("preset"), record.get("network"), Picture.store(picture, now), now);
    }

    /** A photograph or painting that the starter set's pictures were made from: known by its record, its picture is not shipped. */
    private static Artwork input(
            ArtworkKind kind, String role, CSVRecord record, Map<String, Artwork> inputs, Instant now) {
        String title = record.get(role + "_title");
        String creator = record.get(role + "_creator");
        return inputs.computeIfAbsent(
                title + "\n" + creator, unseen -> Artwork.add(kind, title, creator, record.get(role + "_credit"), now));
    }

    /** Their pictures in their order, read on all processors. */
    private static Map<CSVRecord, BufferedImage> normalized(List<CSVRecord> records) {
        return records.parallelStream()
                .collect(Collectors.toMap(
                        record -> record, Demonstration::normalized, (one, other) -> one, LinkedHashMap::new));
    }

    private static BufferedImage normalized(CSVRecord record) {
        return ImageNormalizer.normalize(PictureReader.read(StarterSet.bytes(record)), Stimulus.LONG_EDGE);
    }
}
