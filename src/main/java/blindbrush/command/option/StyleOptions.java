package blindbrush.command.option;

import blindbrush.refusal.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** The options that name the style images and what is special about each. */
public final class StyleOptions {

    private static final String NONE = "-";

    @Option(
            names = "--style",
            required = true,
            paramLabel = "FILE",
            description = "Picture whose style is taken; give it several times to blend several.")
    private List<Path> styles;

    @Option(
            names = "--style-blend",
            paramLabel = "WEIGHT[,WEIGHT...]",
            split = ",",
            description = "What each style weighs beside the others, one per --style. Default: all the same.")
    private List<Double> weights = List.of();

    @Option(
            names = "--style-scale",
            paramLabel = "FACTOR[,FACTOR...]",
            split = ",",
            description =
                    "Size of the style images, one for all or one per --style: 0.5 makes finer strokes. Default: 1.")
    private List<Double> scales = List.of();

    @Option(
            names = "--region",
            paramLabel = "FILE",
            description = "Mask that is white where a style applies, stretched to the picture; one per --style, " + NONE
                    + " for everywhere.")
    private List<String> regions = List.of();

    @Option(
            names = "--style-part",
            paramLabel = "FILE",
            description = "Mask that is white in the part of a style image that counts; one per --style, " + NONE
                    + " for all of it.")
    private List<String> parts = List.of();

    /** Reads all of them, or throws an {@link UnusableFileException} that names the first that cannot be used. */
    public List<StyleInput> read() {
        checkCount("--style-blend", weights);
        checkCount("--style-scale", scales.size() == 1 ? List.of() : scales);
        checkCount("--region", regions);
        checkCount("--style-part", parts);
        return IntStream.range(0, styles.size()).mapToObj(this::read).toList();
    }

    private StyleInput read(int i) {
        return new StyleInput(
                InputPicture.read(styles.get(i)),
                weights.isEmpty() ? 1 : weights.get(i),
                scales.isEmpty() ? 1 : scales.get(scales.size() == 1 ? 0 : i),
                mask(regions, i),
                mask(parts, i));
    }

    private static Optional<InputPicture> mask(List<String> files, int i) {
        return files.isEmpty() || files.get(i).equals(NONE)
                ? Optional.empty()
                : Optional.of(InputPicture.read(Path.of(files.get(i))));
    }

    private void checkCount(String option, List<?> given) {
        if (!given.isEmpty() && given.size() != styles.size()) {
            throw new InvalidInputException(
                    "%s wants one value per --style: %d, not %d".formatted(option, styles.size(), given.size()));
        }
    }
}
