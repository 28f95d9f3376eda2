package blindbrush.command.weights;

import blindbrush.command.option.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weights}: everything about files of VGG-19's weights. */
@Command(
        name = "weights",
        description = "Fetches, describes, converts and normalises VGG-19's weights.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            WeightsFetchCommand.class,
            WeightsDescribeCommand.class,
            WeightsConvertCommand.class,
            WeightsNormalizeCommand.class
        })
public final class WeightsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand; see blindbrush weights --help");
    }
}
