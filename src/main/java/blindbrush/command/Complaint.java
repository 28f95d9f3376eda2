package blindbrush.command;

import blindbrush.refusal.FailedException;
import blindbrush.refusal.Reference;
import blindbrush.refusal.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What the command line says of a command that did not do its work: one line. A refusal, and a disk or network that fails, speak for
 * themselves. What nobody foresaw is a bug: the line gives its reference, and the file that has its stack trace.
 */
final class Complaint {

    private Complaint() {}

    /** Says it. Returns the exit code: 2 for wrong use or unreadable input, 1 for work that failed. */
    static int about(Exception failure, CommandLine command, boolean stackTrace) {
        String line = foreseen(failure) ? words(failure) : unforeseen(failure, stackTrace);
        command.getErr().println("%s: %s".formatted(command.getCommandSpec().qualifiedName(), line));
        if (stackTrace) {
            failure.printStackTrace(command.getErr());
        }
        boolean wrongUse = failure instanceof ParameterException
                || (failure instanceof RefusedException && !(failure instanceof FailedException));
        return wrongUse ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean foreseen(Exception failure) {
        return failure instanceof RefusedException
                || failure instanceof ParameterException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    /** The first line. Of a disk or network the kind of failure is needed to understand it. */
    private static String words(Exception failure) {
        String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        boolean plain = failure instanceof RefusedException || failure instanceof ParameterException;
        return plain ? line : failure.getClass().getSimpleName() + ": " + line;
    }

    private static String unforeseen(Exception bug, boolean stackTrace) {
        String reference = Reference.draw();
        String line = "an unexpected error happened in the program, reference " + reference;
        return stackTrace ? line : line + "; " + kept(bug, reference);
    }

    /** Where the stack trace is, for the command may have run for hours. */
    private static String kept(Exception bug, String reference) {
        Path log = Path.of(System.getProperty("java.io.tmpdir"), "blindbrush-%s.log".formatted(reference));
        try (var out = new PrintWriter(log.toFile(), StandardCharsets.UTF_8)) {
            bug.printStackTrace(out);
            return "its stack trace is in " + log;
        } catch (IOException unwritable) {
            return "run it again with --stacktrace to see where";
        }
    }
}
