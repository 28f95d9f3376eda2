package blindbrush.command.benchmark;

import blindbrush.command.option.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark}: what the style engine costs, in printed tables. */
@Command(
        name = "benchmark",
        description = "Measures the style engine on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchmarkEvaluationCommand.class, BenchmarkEqualLossCommand.class, BenchmarkCompactCommand.class
        })
public final class BenchmarkCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand; see blindbrush benchmark --help");
    }
}
