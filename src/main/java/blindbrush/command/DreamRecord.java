package blindbrush.command;

import blindbrush.command.option.InputPicture;
import blindbrush.command.series.PictureRecord.Input;
import blindbrush.command.series.PictureRecord.Network;
import blindbrush.command.series.PictureRecord.Result;
import blindbrush.command.series.PictureRecord.Versions;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.request.DreamRequest;
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
