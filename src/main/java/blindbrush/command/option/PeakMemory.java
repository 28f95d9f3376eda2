package blindbrush.command.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The most memory that the whole process, Java and engine together, has held since a moment: resident set size, bytes.
 * Only Linux tells; what an earlier picture left unreturned to the system counts as well, and a GPU's memory does not.
 */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    /** Sets the high water mark back, see proc(5). */
    private static final String HIGH_WATER_MARK = "5";

    private final boolean known;

    private PeakMemory(boolean known) {
        this.known = known;
    }

    /** From now on. */
    public static PeakMemory fromNow() {
        try {
            Files.writeString(RESET, HIGH_WATER_MARK);
            return new PeakMemory(true);
        } catch (IOException notLinux) {
            return new PeakMemory(false);
        }
    }

    /** Empty where the system does not tell. */
    public Optional<Long> bytes() {
        if (!known) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
