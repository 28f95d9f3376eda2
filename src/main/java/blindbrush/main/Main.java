package blindbrush.main;

import blindbrush.command.Blindbrush;
import blindbrush.refusal.InvalidInputException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Entry of the one jar: with arguments it is the command line, without any it serves the web application. Decided before
 * Quarkus starts, so that a command needs neither port nor database.
 */
@QuarkusMain
public final class Main {

    /** Held, since the log manager forgets loggers, and their levels, that nobody holds. */
    private static final Logger ROOT_LOG = Logger.getLogger("");

    /** A command spends its time in the engine. Compiling Java to the highest level would only take a core away from it. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private Main() {}

    public static void main(String... arguments) {
        try {
            Allocator allocator = Allocator.chosen(System.getenv(Allocator.CHOICE));
            if (arguments.length == 0) {
                allocator.startOver();
            } else {
                allocator.startOver(QUICK_COMPILER);
            }
        } catch (InvalidInputException wrongUse) {
            System.err.println(wrongUse.getMessage());
            System.exit(CommandLine.ExitCode.USAGE);
        }
        if (arguments.length == 0) {
            // an address that is none is ours to answer (web.AddressFilter): Quarkus would, without a word
            System.setProperty("vertx.disableURIValidation", "true");
            StartFailure.line(new IllegalStateException()); // loaded now: jars may be closing when it is needed
            Quarkus.run(null, Main::end);
        } else {
            System.setProperty("java.awt.headless", "true"); // sheets are drawn where there is no screen, too
            ROOT_LOG.setLevel(Level.OFF); // a command speaks for itself
            System.exit(Blindbrush.commandLine().execute(arguments));
        }
    }

    /** What keeps it from starting is said in one line where it is known; anything else is a mistake of ours and is shown whole. */
    private static void end(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            StartFailure.line(failure).ifPresentOrElse(System.err::println, () -> Logger.getLogger(Main.class.getName())
                    .log(Level.SEVERE, "The program could not start", failure));
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }
}
