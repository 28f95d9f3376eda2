package blindbrush.command;

import blindbrush.command.PictureRecord.Input;
import blindbrush.command.PictureRecord.Network;
import blindbrush.command.PictureRecord.Result;
import blindbrush.command.PictureRecord.Versions;
import blindbrush.style.DreamRequest;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.WeightedLayer;
import java.util.List;

/** How a dream was made, in full: the JSON file beside it. */
record DreamRecord(
        Versions versions, Input content, DreamSettings settings, Network network, String device, Result result) {

    /** What was asked for; without layers the network's deepest. */
    record DreamSettings(int size, long seed, List<WeightedLayer> layers, int octaves, int iterations) {}

    static DreamRecord of(StyleTransfer transfer, DreamRequest request, StylizedImage made, InputPicture content) {
        return new DreamRecord(
                Versions.of(transfer),
                Input.of(content),
                new DreamSettings(
                        request.longEdge(), request.seed(), request.layers(), request.octaves(), request.iterations()),
                Network.of(transfer),
                transfer.device(),
                Result.of(made));
    }
}
