package blindbrush.command;

import blindbrush.command.benchmark.BenchmarkCommand;
import blindbrush.command.figures.Figure2Command;
import blindbrush.command.figures.Figure3Command;
import blindbrush.command.figures.ReconstructCommand;
import blindbrush.command.option.Version;
import blindbrush.command.weights.WeightsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root, which only has subcommands. */
@Command(
        name = "blindbrush",
        description = "Can people tell which painting was painted by a human and which one by an algorithm?",
        footer = {"", "Without a subcommand it serves the web application."},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            StylizeCommand.class,
            DreamCommand.class,
            ReconstructCommand.class,
            Figure2Command.class,
            Figure3Command.class,
            CompareCommand.class,
            BenchmarkCommand.class,
            CheckCommand.class,
            WeightsCommand.class,
            TrainCompactCommand.class
        })
public final class Blindbrush implements Runnable {

    /** Its exit codes are those of {@link Complaint}. */
    public static CommandLine commandLine() {
        var root = new Blindbrush();
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (wrongUse, arguments) -> Complaint.about(wrongUse, wrongUse.getCommandLine(), root.stackTrace))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> Complaint.about(failure, command, root.stackTrace));
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Prints the stack trace of a failure below the line that tells of it.")
    private boolean stackTrace;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand; see blindbrush --help");
    }
}
