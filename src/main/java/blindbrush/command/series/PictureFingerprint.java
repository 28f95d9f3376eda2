package blindbrush.command.series;

import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.command.series.PictureRecord.Network;
import blindbrush.command.series.PictureRecord.Settings;
import blindbrush.style.StyleTransfer;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Whether two pictures are made the same way: a hash of everything that a picture depends on but the device.
 *
 * @param hex SHA-256 in hex
 */
record PictureFingerprint(String hex) {

    private record Recipe(String blindbrush, String content, List<String> styles, Settings settings, Network network) {}

    static PictureFingerprint of(StyleTransfer transfer, PlannedPicture plan) throws JsonProcessingException {
        Recipe recipe = new Recipe(
                Version.number(),
                plan.content().sha256(),
                plan.styles().stream().map(InputPicture::sha256).toList(),
                new Settings(
                        plan.request().longEdge(),
                        plan.request().seed(),
                        8,
                        plan.request().preset().method().name(),
                        plan.request().preset()),
                Network.of(transfer));
        return new PictureFingerprint(DigestUtils.sha256Hex(RecordJson.bytes(recipe)));
    }
}
