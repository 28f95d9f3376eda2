package blindbrush.command;

import static java.util.Objects.requireNonNull;

import blindbrush.command.series.NetworkChoice;
import blindbrush.command.series.PictureRecord.Input;
import blindbrush.command.series.PictureRecord.Versions;
import blindbrush.command.series.SeriesPicture;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several presets on the same content and styles, their pictures measured by one yardstick.
 *
 * @param versions what ran
 * @param content the content image
 * @param styles the style images
 * @param size long edge in pixels
 * @param seed of all of them
 * @param yardstick what the pictures are measured by
 * @param reference name of the preset that the others are held against: the yardstick's own, or else the nearest to it
 * @param runs one of each preset
 */
record Comparison(
        Versions versions,
        Input content,
        List<Input> styles,
        int size,
        long seed,
        Yardstick yardstick,
        String reference,
        List<Run> runs) {

    static final String TOTAL = "total";

    Comparison {
        styles = List.copyOf(styles);
        runs = List.copyOf(runs);
    }

    /**
     * One fixed loss.
     *
     * @param preset whose loss it is
     * @param adapted whether the network is not the one that the preset's name stands on
     * @param network what looks at the pictures
     */
    record Yardstick(String preset, boolean adapted, String network) {}

    /**
     * One preset's picture.
     *
     * @param preset its name
     * @param adapted whether it ran on a network that its name does not stand on
     * @param about where the preset comes from
     * @param file in the same folder
     * @param network what looked at the picture while it was made
     * @param device where it was made
     * @param settings by name
     * @param ownLosses the preset's own weighted terms
     * @param measured the yardstick's weighted terms, and their total
     * @param evaluations of loss and gradient
     * @param seconds that it took
     * @param peakMemoryBytes of the process while it was made, where the system tells
     */
    record Run(
            String preset,
            boolean adapted,
            String about,
            String file,
            String network,
            String device,
            Map<String, String> settings,
            Map<String, Double> ownLosses,
            Map<String, Double> measured,
            int evaluations,
            double seconds,
            Optional<Long> peakMemoryBytes) {

        static Run of(NetworkChoice.Assignment place, SeriesPicture made, Map<String, Double> measured) {
            return new Run(
                    place.asked().name(),
                    place.adapted(),
                    place.asked().about(),
                    made.name() + ".png",
                    made.network().label(),
                    made.device(),
                    SettingsInWords.of(place),
                    made.result().losses(),
                    measured,
                    made.result().evaluations(),
                    made.result().seconds(),
                    made.peakMemoryBytes());
        }

        public String label() {
            return adapted ? preset + " (adapted)" : preset;
        }

        double total() {
            return requireNonNull(measured.get(TOTAL));
        }
    }

    /** The preset that others are held against. */
    static String reference(Yardstick yardstick, List<Run> runs) {
        return runs.stream()
                .map(Run::preset)
                .filter(yardstick.preset()::equals)
                .findFirst()
                .orElseGet(() -> runs.stream()
                        .min(Comparator.comparingDouble(Run::total))
                        .orElseThrow()
                        .preset());
    }

    Run referenceRun() {
        return runs.stream()
                .filter(run -> run.preset().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    /** What a reader must know before the numbers; public, as the page asks for it. */
    public List<String> warnings() {
        String adapted = String.join(
                ", ", runs.stream().filter(Run::adapted).map(Run::preset).toList());
        return Stream.of(
                        adapted.isEmpty()
                                ? ""
                                : "Adapted: %s. The networks here are not those that these presets' names stand for, so the pictures are not those of their papers and programs."
                                        .formatted(adapted),
                        yardstick.adapted()
                                ? "The yardstick is adapted, too: it is %s's loss on %s, with that network's layers and scale."
                                        .formatted(yardstick.preset(), yardstick.network())
                                : "")
                .filter(warning -> !warning.isEmpty())
                .toList();
    }
}
