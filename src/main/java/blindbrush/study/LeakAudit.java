package blindbrush.study;

import blindbrush.gallery.Origin;
import blindbrush.image.JpegTables;
import blindbrush.image.Picture;
import blindbrush.image.PictureStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whether anything but its look tells the origin of a study's stimuli. What goes along with the pixels must be alike for all of
 * them, or demonstrably tell nothing; simple numbers of the pixels are reported, as what a participant may see.
 *
 * @param sent what goes along with the pixels
 * @param pixels simple numbers of them
 * @param neededOfEach how many stimuli of each origin could show that what differs tells nothing
 */
public record LeakAudit(List<LeakFeature> sent, List<LeakFeature> pixels, int neededOfEach) {

    private static final List<String> SHAPE = List.of("width", "height", "width by height");

    /** Pictures never change, so neither do their files. */
    private static final Map<String, File> FILES = new ConcurrentHashMap<>();

    /** What a picture's file shows without being decoded. */
    private record File(String segments, String quantization, int length) {}

    /**
     * The audit of a study's wall as it hangs, without its damaged pictures. Measures each picture that was never measured, on all
     * processors, which takes seconds for hundreds of pictures. Within a transaction the measurements are kept, so that the next audit is faster.
     */
    public static LeakAudit of(Study study) {
        List<Hanging> wall = Hanging.of(study);
        List<Picture> human = pictures(wall, Origin.HUMAN);
        List<Picture> machine = pictures(wall, Origin.MACHINE);
        Picture.measure(Stream.concat(human.stream(), machine.stream()).toList());
        List<LeakFeature> sent = sent(human, machine);
        return new LeakAudit(sent, pixels(human, machine), LeakFeature.neededOfEach(sent));
    }

    /** The audit of what goes along with the pixels only: it decodes nothing, and each file is read once in a process. */
    static LeakAudit ofSent(Study study) {
        List<Hanging> wall = Hanging.of(study);
        List<LeakFeature> sent = sent(pictures(wall, Origin.HUMAN), pictures(wall, Origin.MACHINE));
        return new LeakAudit(sent, List.of(), LeakFeature.neededOfEach(sent));
    }

    /** Whether nothing that goes along with the pixels can tell the origin. */
    public boolean passed() {
        return sent.stream().allMatch(LeakFeature::passes);
    }

    /** Why a study with this wall stays closed, in a sentence; empty if it need not. */
    public Optional<String> obstacle() {
        List<String> telling = names(LeakFeature.Verdict.TELLS);
        if (!telling.isEmpty()) {
            return Optional.of(
                    "The leak audit finds that something other than a picture's look tells its origin: %s. %s."
                            .formatted(String.join(", ", telling), remedy(telling)));
        }
        List<String> unsure = names(LeakFeature.Verdict.TOO_FEW);
        return unsure.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The leak audit cannot tell whether these tell a picture's origin: %s. %s, or hang at least %d of each origin."
                                .formatted(String.join(", ", unsure), remedy(unsure), neededOfEach));
    }

    private static String remedy(List<String> features) {
        return features.stream().allMatch(SHAPE::contains)
                ? "Crop the wall to one shape, on the page of the leak audit"
                : "Hang pictures that are alike in that";
    }

    /** Its figures by feature, for keeping: group sizes, area under the curve with bounds, verdict. */
    Map<String, Map<String, Object>> figures() {
        Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
        Stream.concat(sent.stream(), pixels.stream())
                .forEach(feature -> figures.put(feature.values().name(), feature.figures()));
        return figures;
    }

    private List<String> names(LeakFeature.Verdict verdict) {
        return sent.stream()
                .filter(feature -> feature.verdict() == verdict)
                .map(feature -> feature.values().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<LeakFeature> sent(List<Picture> human, List<Picture> machine) {
        return LeakFeature.all(
                List.of(
                        feature("Width", human, machine, picture -> picture.width),
                        feature("Height", human, machine, picture -> picture.height),
                        feature("Width by height", human, machine, picture -> (double) picture.width / picture.height)),
                List.of(
                        kind("Media type", human, machine, picture -> picture.mediaType),
                        kind("Segments of the file", human, machine, picture -> file(picture)
                                .segments()),
                        kind("Quantisation tables", human, machine, picture -> file(picture)
                                .quantization())));
    }

    private static List<LeakFeature> pixels(List<Picture> human, List<Picture> machine) {
        return LeakFeature.all(
                List.of(
                        feature("Bytes before padding", human, machine, picture -> file(picture)
                                .length()),
                        pixels("Mean luminance", human, machine, PictureStatistics::luminance),
                        pixels("Contrast", human, machine, PictureStatistics::contrast),
                        pixels("Saturation", human, machine, PictureStatistics::saturation),
                        pixels("Sharpness", human, machine, PictureStatistics::sharpness),
                        pixels("Noise", human, machine, PictureStatistics::noise),
                        pixels("Border rows", human, machine, PictureStatistics::border),
                        pixels("Blockiness", human, machine, PictureStatistics::blockiness),
                        pixels("Spectral slope", human, machine, PictureStatistics::spectralSlope),
                        pixels("Traces of an earlier JPEG", human, machine, PictureStatistics::jpegHistory)),
                List.of());
    }

    private static LeakFeature.Values feature(
            String name, List<Picture> human, List<Picture> machine, ToDoubleFunction<Picture> value) {
        return new LeakFeature.Values(
                name,
                human.stream().map(value::applyAsDouble).toList(),
                machine.stream().map(value::applyAsDouble).toList());
    }

    private static LeakFeature.Values pixels(
            String name, List<Picture> human, List<Picture> machine, ToDoubleFunction<PictureStatistics> value) {
        return feature(name, human, machine, picture -> value.applyAsDouble(picture.measured()));
    }

    /** Kinds are numbered in the order in which they come. */
    private static LeakFeature.Values kind(
            String name, List<Picture> human, List<Picture> machine, Function<Picture, String> value) {
        List<String> kinds = Stream.concat(human.stream(), machine.stream())
                .map(value)
                .distinct()
                .toList();
        return feature(name, human, machine, picture -> kinds.indexOf(value.apply(picture)));
    }

    private static File file(Picture picture) {
        return FILES.computeIfAbsent(picture.sha256, unseen -> {
            JpegTables tables = JpegTables.of(picture.bytes);
            return new File(tables.segments(), tables.quantization(), picture.bytes.length);
        });
    }

    private static List<Picture> pictures(List<Hanging> wall, Origin origin) {
        return wall.stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> stimulus.origin == origin)
                .map(stimulus -> stimulus.picture)
                .filter(picture -> !Damaged.is(picture))
                .toList();
    }
}
