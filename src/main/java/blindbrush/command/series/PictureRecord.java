package blindbrush.command.series;

import blindbrush.command.option.InputPicture;
import blindbrush.command.option.StyleInput;
import blindbrush.command.option.Version;
import blindbrush.style.Ending;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.preset.Preset;
import blindbrush.style.request.StyleTransferRequest;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a picture was made, in full: the JSON file beside it. */
public record PictureRecord(
        Versions versions,
        Input content,
        List<Style> styles,
        Settings settings,
        Network network,
        String device,
        Result result) {

    /** What ran. */
    public record Versions(String blindbrush, String engine, String java) {

        /** Those of this program, of the engine and of Java. */
        public static Versions of(StyleTransfer transfer) {
            return new Versions(Version.number(), transfer.engine(), System.getProperty("java.version"));
        }
    }

    /** One input, its size as read. */
    public record Input(String file, String sha256, int width, int height) {

        /** A picture's name, size and SHA-256. */
        public static Input of(InputPicture picture) {
            return new Input(
                    picture.path().toString(),
                    picture.sha256(),
                    picture.image().getWidth(),
                    picture.image().getHeight());
        }
    }

    /** A style image and what was asked of it. */
    record Style(
            @JsonUnwrapped Input input, double weight, double scale, Optional<Input> region, Optional<Input> part) {

        /** A style image with its weight, scale and masks. */
        public static Style of(StyleInput style) {
            return new Style(
                    Input.of(style.picture()),
                    style.weight(),
                    style.scale(),
                    style.region().map(Input::of),
                    style.part().map(Input::of));
        }
    }

    /** What was asked for; the optimizer's settings are the preset's method. */
    record Settings(int size, long seed, int bits, String optimizer, Preset preset) {}

    /** What looked at the pictures; without a weights file there is no hash. */
    public record Network(String label, Optional<String> weightsSha256) {

        /** The network of an engine that is open. */
        public static Network of(StyleTransfer transfer) {
            return new Network(transfer.network(), transfer.weightsSha256());
        }
    }

    /**
     * What came of it; losses are weighted, measured on the picture as written; {@code ended} says why no more than these iterations were done;
     * {@code content_difference} is the mean colour difference from the content (ΔE*ab); notes tell what went wrong on the way.
     */
    public record Result(
            int width,
            int height,
            Map<String, Double> losses,
            int iterations,
            Ending ended,
            double contentDifference,
            int evaluations,
            double seconds,
            List<String> notes) {

        /** Loss, iterations, evaluations and seconds of a finished picture. */
        public static Result of(StylizedImage made) {
            return new Result(
                    made.planes().width(),
                    made.planes().height(),
                    made.losses(),
                    made.iterations(),
                    made.ending(),
                    Math.round(100 * made.difference()) / 100.0,
                    made.evaluations(),
                    made.time().toMillis() / 1000.0,
                    made.notes());
        }
    }

    /** The record of a picture that was made. */
    public static PictureRecord of(
            StyleTransfer transfer,
            StyleTransferRequest request,
            StylizedImage made,
            InputPicture content,
            List<StyleInput> styles,
            int bits) {
        return new PictureRecord(
                Versions.of(transfer),
                Input.of(content),
                styles.stream().map(Style::of).toList(),
                new Settings(
                        request.longEdge(),
                        request.seed(),
                        bits,
                        request.preset().method().name(),
                        request.preset()),
                Network.of(transfer),
                transfer.device(),
                Result.of(made));
    }

    /** The record as indented JSON in UTF-8. */
    public byte[] json() throws JsonProcessingException {
        return RecordJson.bytes(this);
    }
}
