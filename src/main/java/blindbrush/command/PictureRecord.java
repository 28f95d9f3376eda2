package blindbrush.command;

import blindbrush.style.Preset;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StyleTransferRequest;
import blindbrush.style.StylizedImage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a picture was made, in full: the JSON file beside it. */
record PictureRecord(
        Versions versions,
        Input content,
        List<Input> styles,
        Settings settings,
        Network network,
        String device,
        Result result) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** What ran. */
    record Versions(String blindbrush, String engine, String java) {}

    /** One input, its size as read. */
    record Input(String file, String sha256, int width, int height) {

        static Input of(InputPicture picture) {
            return new Input(
                    picture.path().toString(),
                    picture.sha256(),
                    picture.image().getWidth(),
                    picture.image().getHeight());
        }
    }

    /** What was asked for. */
    record Settings(int size, long seed, Preset preset) {}

    /** What looked at the pictures; without a weights file there is no hash. */
    record Network(String label, Optional<String> weightsSha256) {}

    /** What came of it; losses are weighted, measured on the picture as written; notes tell what went wrong on the way. */
    record Result(
            int width, int height, Map<String, Double> losses, int evaluations, double seconds, List<String> notes) {

        static Result of(StylizedImage made) {
            return new Result(
                    made.image().getWidth(),
                    made.image().getHeight(),
                    made.losses(),
                    made.evaluations(),
                    made.time().toMillis() / 1000.0,
                    made.notes());
        }
    }

    static PictureRecord of(
            StyleTransfer transfer,
            StyleTransferRequest request,
            StylizedImage made,
            InputPicture content,
            List<InputPicture> styles) {
        return new PictureRecord(
                new Versions(Blindbrush.Version.number(), transfer.engine(), System.getProperty("java.version")),
                Input.of(content),
                styles.stream().map(Input::of).toList(),
                new Settings(request.longEdge(), request.seed(), request.preset()),
                new Network(transfer.network(), transfer.weightsSha256()),
                transfer.device(),
                Result.of(made));
    }

    byte[] json() throws JsonProcessingException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
