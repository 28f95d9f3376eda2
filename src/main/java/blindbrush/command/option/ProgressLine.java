package blindbrush.command.option;

import blindbrush.style.Progress;
import blindbrush.style.StyleTransferListener;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** A bar that moves in place on a terminal, and says nothing anywhere else. */
public final class ProgressLine implements StyleTransferListener {

    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean visible;
    private int longest;

    /**
     * A line on a terminal.
     *
     * @param visible whether anything is printed at all
     */
    public ProgressLine(PrintStream out, boolean visible) {
        this.out = out;
        this.visible = visible;
    }

    /** Whether a person is watching. */
    @SuppressWarnings("SystemConsoleNull") // asked twice: null before Java 22, isTerminal from then on
    public static boolean onTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try { // From Java 22 on there is a console even where there is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** What is made while a line of its own shows how far it is. */
    public static <T> T shown(Function<StyleTransferListener, T> work) {
        ProgressLine line = new ProgressLine(System.err, onTerminal());
        try {
            return work.apply(line);
        } finally {
            line.clear();
        }
    }

    @Override
    public void onProgress(Progress progress) {
        if (visible) {
            show(line(progress));
        }
    }

    /** Takes the bar away again. */
    public void clear() {
        if (visible) {
            show("");
            out.print('\r');
            out.flush();
        }
    }

    static String line(Progress progress) {
        int done = BAR * progress.iteration() / progress.iterations();
        return String.format(
                Locale.ROOT,
                "[%s%s] iteration %d of %d, scale %d of %d (%d × %d), loss %.4g, %s left",
                "=".repeat(done),
                " ".repeat(BAR - done),
                progress.iteration(),
                progress.iterations(),
                progress.scale(),
                progress.scales(),
                progress.width(),
                progress.height(),
                progress.loss(),
                spoken(progress.left()));
    }

    /** Shows a line in place of the one before. */
    public void show(String line) {
        longest = Math.max(longest, line.length());
        out.print("\r" + line + " ".repeat(longest - line.length()));
        out.flush();
    }

    /** A time left in words, rounded to what somebody who waits wants to know. */
    public static String spoken(Duration left) {
        return left.toMinutes() == 0
                ? left.toSeconds() + " s"
                : "%d min %02d s".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
