package blindbrush.style.memory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many bytes this process may still take: what Linux counts as available to new work, or what the container's limit
 * leaves, whichever is less; elsewhere the system's free memory.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">memory.max and memory.current</a>
 */
public final class AvailableMemory {

    private final Path root;

    /** @param root of the file system, {@code /} but in tests */
    AvailableMemory(Path root) {
        this.root = root;
    }

    /** What there is now on this machine. */
    public static long bytes() {
        return new AvailableMemory(Path.of("/")).read();
    }

    long read() {
        long left = Stream.of(ofMachine(), ofContainer(), ofOlderContainer())
                .flatMapToLong(OptionalLong::stream)
                .min()
                .orElseGet(AvailableMemory::free);
        return Math.max(0, left);
    }

    private OptionalLong ofMachine() {
        return field("proc/meminfo", "MemAvailable:").stream()
                .map(kibibytes -> 1024 * kibibytes)
                .findFirst();
    }

    private OptionalLong ofContainer() {
        return left("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory.current", "sys/fs/cgroup/memory.stat");
    }

    private OptionalLong ofOlderContainer() {
        return left(
                "sys/fs/cgroup/memory/memory.limit_in_bytes",
                "sys/fs/cgroup/memory/memory.usage_in_bytes",
                "sys/fs/cgroup/memory/memory.stat");
    }

    /** Cached files count as used there, and are given up when the memory is needed. */
    private OptionalLong left(String limit, String used, String parts) {
        OptionalLong most = number(lines(limit).stream().findFirst().orElse(""));
        OptionalLong now = number(lines(used).stream().findFirst().orElse(""));
        if (most.isEmpty() || now.isEmpty()) {
            return OptionalLong.empty(); // "max" is no number, and no limit
        }
        return OptionalLong.of(most.getAsLong()
                - now.getAsLong()
                + field(parts, "inactive_file").orElse(0));
    }

    private OptionalLong field(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .flatMapToLong(line -> number(line.replaceAll("\\D", "")).stream())
                .findFirst();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static OptionalLong number(String text) {
        return text.strip().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    private static long free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getFreeMemorySize()
                : Long.MAX_VALUE;
    }
}
