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
import picocli.CommandLine.ParameterException;
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
            WeightsCommand.class,
            TrainCompactCommand.class
        })
public final class Blindbrush implements Runnable {

    /** Exit codes: 0 done, 1 failed, 2 wrong use or unreadable input; a problem is one line, never a stack trace. */
    public static CommandLine commandLine() {
        return new CommandLine(new Blindbrush())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrongUse, arguments) -> {
                    complain(wrongUse.getCommandLine(), wrongUse);
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    complain(command, failure);
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand; see blindbrush --help");
    }

    private static void complain(CommandLine command, Exception problem) {
        String line = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        command.getErr().println("%s: %s".formatted(command.getCommandSpec().qualifiedName(), named(problem, line)));
    }

    /** Exceptions of ours speak plainly; of others the kind is needed to understand the message. */
    private static String named(Exception problem, String line) {
        String kind = problem.getClass().getName();
        boolean plain = kind.startsWith("blindbrush.") || problem instanceof ParameterException;
        return plain ? line : problem.getClass().getSimpleName() + ": " + line;
    }
}
