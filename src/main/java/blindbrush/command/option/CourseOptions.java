package blindbrush.command.option;

import blindbrush.optimize.Method;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.Schedule;
import blindbrush.style.preset.Start;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where a picture begins, through which sizes it goes, and how its loss is brought down. */
final class CourseOptions {

    @Option(
            names = "--start",
            description =
                    "What the picture begins as: content, recoloured (content in the style's colours), noise or style.")
    private Optional<Start.From> start;

    @Option(
            names = "--start-noise",
            paramLabel = "DEVIATION",
            description = "Standard deviation of the noise on it, pixels being 0 to 1.")
    private Optional<Double> startNoise;

    @Option(
            names = "--iterations",
            paramLabel = "N[,N...]",
            split = ",",
            description = "Iterations at each size, coarsest first; further sizes take the last number.")
    private List<Integer> iterations = List.of();

    @Option(
            names = "--smallest-edge",
            paramLabel = "PIXELS",
            description = "The long edge is halved for a coarser start as long as it stays this long.")
    private Optional<Integer> smallestEdge;

    @Option(names = "--optimizer", description = "l-bfgs or adam.")
    private Optional<OptimizerName> optimizer;

    @Option(names = "--history", paramLabel = "PAIRS", description = "How many steps L-BFGS remembers.")
    private Optional<Integer> history;

    Preset applied(Preset preset) {
        return preset.with(start(preset.start()))
                .with(schedule(preset.schedule()))
                .with(method(preset.method()));
    }

    private Start start(Start from) {
        return new Start(start.orElse(from.from()), startNoise.orElse(from.noise()));
    }

    private Schedule schedule(Schedule from) {
        return new Schedule(
                smallestEdge.orElse(from.smallestEdge()), iterations.isEmpty() ? from.iterations() : iterations);
    }

    private Method method(Method from) {
        Method chosen = optimizer
                .filter(name -> !name.toString().equals(from.name()))
                .map(OptimizerName::method)
                .orElse(from);
        return history.map(pairs -> remembering(chosen, pairs)).orElse(chosen);
    }

    private static Method remembering(Method method, int pairs) {
        if (method instanceof Method.LimitedMemoryBfgs bfgs) {
            return new Method.LimitedMemoryBfgs(pairs, bfgs.spectral(), bfgs.held());
        }
        throw new InvalidInputException("--history goes with l-bfgs, not with " + method.name());
    }
}
