package blindbrush.command.series;

import blindbrush.command.option.OutputFiles;
import blindbrush.command.option.PeakMemory;
import blindbrush.command.series.PictureRecord.Network;
import blindbrush.command.series.PictureRecord.Result;
import blindbrush.image.ImageNormalizer;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A finished picture of a series, made now or in an earlier run.
 *
 * @param name of its files, without the ending
 * @param image as written
 * @param result what came of it
 * @param network what looked at it
 * @param device where it was made
 * @param peakMemoryBytes see {@link PeakMemory}
 */
public record SeriesPicture(
        String name,
        BufferedImage image,
        Result result,
        Network network,
        String device,
        Optional<Long> peakMemoryBytes) {

    /** The JSON file beside it: what stylize writes, and by what a later run knows the picture again. */
    private record Beside(
            String fingerprint,
            String pictureSha256,
            Optional<Long> peakMemoryBytes,
            @JsonUnwrapped PictureRecord record) {}

    static SeriesPicture written(
            OutputFiles files,
            String name,
            PictureFingerprint fingerprint,
            BufferedImage image,
            PictureRecord record,
            Optional<Long> peakMemory)
            throws IOException {
        byte[] png = ImageNormalizer.encodePng(image);
        Beside beside = new Beside(fingerprint.hex(), DigestUtils.sha256Hex(png), peakMemory, record);
        files.write(png, RecordJson.bytes(beside));
        return new SeriesPicture(name, image, record.result(), record.network(), record.device(), peakMemory);
    }

    /** What an earlier run left; empty unless picture and record are whole and of these very settings. */
    static Optional<SeriesPicture> found(OutputFiles files, String name, PictureFingerprint fingerprint)
            throws IOException {
        if (!Files.exists(files.picture()) || !Files.exists(files.record())) {
            return Optional.empty();
        }
        byte[] png = Files.readAllBytes(files.picture());
        Optional<JsonNode> record = record(files)
                .filter(json ->
                        fingerprint.hex().equals(json.path("fingerprint").asText()))
                .filter(json -> DigestUtils.sha256Hex(png)
                        .equals(json.path("picture_sha256").asText()));
        return record.isEmpty() ? Optional.empty() : Optional.of(read(record.get(), name, png));
    }

    private static SeriesPicture read(JsonNode record, String name, byte[] png) throws IOException {
        JsonNode memory = record.path("peak_memory_bytes");
        return new SeriesPicture(
                name,
                ImageIO.read(new ByteArrayInputStream(png)),
                RecordJson.JSON.treeToValue(record.get("result"), Result.class),
                RecordJson.JSON.treeToValue(record.get("network"), Network.class),
                record.path("device").asText(),
                memory.isNumber() ? Optional.of(memory.asLong()) : Optional.empty());
    }

    private static Optional<JsonNode> record(OutputFiles files) throws IOException {
        try {
            return Optional.of(RecordJson.JSON.readTree(Files.readAllBytes(files.record())));
        } catch (JsonProcessingException noRecordOfOurs) {
            return Optional.empty();
        }
    }
}
