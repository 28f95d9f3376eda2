package blindbrush.command.figures;

import blindbrush.style.StyleTransfer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers of a figure, as far as a network has them.
 *
 * @param present shallowest first
 * @param lacking which the figure must do without
 */
record FigureLayers(List<String> present, List<String> lacking) {

    /** relu1_1 to relu5_1: the style's in all figures, and the content's in figure 1 of 2015. */
    static final List<String> FIRST_OF_BLOCKS = ofBlocks(1);

    /** relu1_2 to relu5_2: the content's in figure 1 of 2016. */
    static final List<String> SECOND_OF_BLOCKS = ofBlocks(2);

    FigureLayers {
        present = List.copyOf(present);
        lacking = List.copyOf(lacking);
    }

    /**
     * Those of the wanted that there are; of a network that has none of them its own.
     */
    static FigureLayers of(StyleTransfer transfer, List<String> wanted) {
        List<String> all = transfer.layers();
        List<String> present = wanted.stream().filter(all::contains).toList();
        List<String> lacking =
                wanted.stream().filter(layer -> !all.contains(layer)).toList();
        return new FigureLayers(present.isEmpty() ? all : present, lacking);
    }

    /** The first, the first two, and so on. */
    List<List<String>> cumulative() {
        return IntStream.rangeClosed(1, present.size())
                .mapToObj(count -> present.subList(0, count))
                .toList();
    }

    /** For a sheet's notes. */
    List<String> notes() {
        return lacking.isEmpty()
                ? List.of()
                : List.of("Left out, as this network has no %s.".formatted(String.join(", ", lacking)));
    }

    private static List<String> ofBlocks(int convolution) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(block -> "relu%d_%d".formatted(block, convolution))
                .toList();
    }
}
