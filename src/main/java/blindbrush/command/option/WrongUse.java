package blindbrush.command.option;

import blindbrush.network.DeviceNotAvailableException;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Distinguishes mistakes that the person at the command line can correct (exit code 2) from failures of the work itself (exit code 1). */
public final class WrongUse {

    /** What a command does. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    private WrongUse() {}

    /** Does the work, and reports input that cannot be used in one line about the command's use. */
    public static int reported(CommandSpec spec, Work work) throws IOException {
        try {
            work.run();
            return 0;
        } catch (UnusableFileException
                | UnusableWeightsException
                | DeviceNotAvailableException
                | IllegalArgumentException wrongUse) {
            throw new ParameterException(spec.commandLine(), wrongUse.getMessage(), wrongUse);
        }
    }
}
