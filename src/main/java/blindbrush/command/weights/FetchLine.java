package blindbrush.command.weights;

import blindbrush.command.option.ProgressLine;
import blindbrush.weights.fetch.FetchListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a fetch came: in place on a terminal, anywhere else a line every now and then. */
final class FetchLine implements FetchListener {

    private static final Duration IN_PLACE = Duration.ofMillis(200);
    private static final Duration LINES = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final ProgressLine line;
    private final LongSupplier nanoTime;
    private long last;

    FetchLine(PrintStream out, boolean terminal) {
        this(out, terminal, System::nanoTime);
    }

    FetchLine(PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.line = new ProgressLine(out, terminal);
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public void onProgress(FetchProgress progress) {
        long now = nanoTime.getAsLong();
        if (now - last < (terminal ? IN_PLACE : LINES).toNanos()) {
            return;
        }
        last = now;
        if (terminal) {
            line.show(said(progress));
        } else {
            out.println(said(progress));
        }
    }

    @Override
    public void onTrouble(String trouble) {
        line.clear();
        out.println(trouble);
    }

    /** Takes the line away again. */
    void clear() {
        line.clear();
    }

    static String said(FetchProgress progress) {
        StringBuilder said = new StringBuilder(megabytes(progress.bytes()));
        progress.total()
                .ifPresent(total -> said.append(String.format(
                        Locale.ROOT, " of %s (%d %%)", megabytes(total), 100 * progress.bytes() / Math.max(1, total))));
        progress.left().ifPresent(left -> said.append(", %s left".formatted(ProgressLine.spoken(left))));
        return said.toString();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
