package blindbrush.command.figures;

import blindbrush.command.series.ContactSheet;
import blindbrush.command.series.PictureRecord.Network;
import blindbrush.command.series.PictureRecord.Versions;
import blindbrush.command.series.PictureSeries;
import blindbrush.command.series.RecordJson;
import blindbrush.image.ImageNormalizer;
import blindbrush.style.StyleTransfer;
import blindbrush.style.preset.Preset;
import java.io.IOException;
import java.util.List;

/**
 * A figure whose pictures are made.
 *
 * @param name of its record
 * @param preset as it ran
 * @param layers that the network has of it
 * @param sheet as people look at it
 * @param pictures as programs read it
 */
record FinishedFigure(
        String name,
        Preset preset,
        FigureLayers layers,
        ContactSheet sheet,
        List<FigureRecord.FigurePicture> pictures) {

    /** Writes {@code sheet.png} and {@code NAME.json} beside the pictures. */
    void write(PictureSeries series, StyleTransfer transfer) throws IOException {
        FigureRecord record = new FigureRecord(
                name,
                Versions.of(transfer),
                Network.of(transfer),
                preset.name(),
                sheet.notes(),
                layers.lacking(),
                pictures);
        series.write("sheet.png", ImageNormalizer.encodePng(sheet.draw()));
        series.write(name + ".json", RecordJson.bytes(record));
    }
}
