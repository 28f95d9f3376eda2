package blindbrush.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The most memory that the process has held at once, as Linux counts it. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    private PeakMemory() {}

    /** Resident, in units of 1,000,000 bytes; empty where the system does not say. */
    static Optional<Long> megabytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
                    .findFirst();
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** From now on the peak counts anew, where the system can do that. */
    static void reset() {
        try {
            Files.writeString(RESET, "5");
        } catch (IOException unavailable) {
            return; // the peak is then that of the whole process
        }
    }
}
