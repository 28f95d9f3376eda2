package blindbrush.command.figures;

import blindbrush.command.series.PictureRecord.Network;
import blindbrush.command.series.PictureRecord.Versions;
import blindbrush.command.series.SeriesPicture;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a figure shows: the JSON file in its folder. */
record FigureRecord(
        String figure,
        Versions versions,
        Network network,
        String preset,
        List<String> notes,
        List<String> layersLacking,
        List<FigurePicture> pictures) {

    /**
     * A picture of it; beside it lies a record of its own.
     *
     * @param file in this folder
     * @param layers whose loss it was made from: the content's, or the style's
     * @param ratio α/β, where the figure varies it
     * @param losses weighted
     * @param relativeContentErrors by layer, squared distance from the content over the content's own squares; empty
     *     where the figure does not ask
     */
    record FigurePicture(
            String file,
            List<String> layers,
            Optional<Double> ratio,
            Map<String, Double> losses,
            Map<String, Double> relativeContentErrors,
            int evaluations,
            double seconds) {

        static FigurePicture of(
                SeriesPicture made, List<String> layers, Optional<Ratio> ratio, Map<String, Double> errors) {
            return new FigurePicture(
                    made.name() + ".png",
                    layers,
                    ratio.map(Ratio::value),
                    made.result().losses(),
                    errors,
                    made.result().evaluations(),
                    made.result().seconds());
        }
    }
}
