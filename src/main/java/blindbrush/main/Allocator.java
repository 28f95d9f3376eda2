package blindbrush.main;

import blindbrush.refusal.InvalidInputException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the C library hands out memory for tensors. Left as it is, glibc gives large ones back to the kernel and asks for
 * the next ones anew, which costs up to a third of an evaluation at 512 × 512, and keeps the middling ones, scattered. Its
 * settings are read from the environment before {@code main}, so the process replaces itself once: same number, same
 * streams, same arguments.
 */
@SuppressWarnings("ImmutableEnumChecker") // its maps cannot be changed
enum Allocator {
    /** Memory is kept: the fastest, half as much memory again. */
    FAST(Map.of(
            "THP_MEM_ALLOC_ENABLE", "1", // PyTorch: huge pages for large tensors
            "MALLOC_MMAP_MAX_", "0",
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_TRIM_THRESHOLD_", "17179869184",
            "MALLOC_TOP_PAD_", "536870912")),
    /** Every tensor that is done with is given back at once: the least memory. */
    LEAN(Map.of("MALLOC_MMAP_THRESHOLD_", "1048576")),
    /** As the system has it. */
    SYSTEM(Map.of());

    /** The environment variable that chooses. */
    static final String CHOICE = "BLINDBRUSH_ALLOCATOR";

    private static final String DONE = "BLINDBRUSH_ALLOCATOR_IS_SET";

    private static final int SET_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;

    private final Map<String, String> settings;

    Allocator(Map<String, String> settings) {
        this.settings = settings;
    }

    /**
     * What the environment variable's value means: {@link #FAST} if there is none.
     *
     * @throws InvalidInputException if it is none of the names
     */
    static Allocator chosen(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return FAST;
        }
        return Arrays.stream(values())
                .filter(allocator -> allocator.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("%s is fast, lean or system, not \"%s\"".formatted(CHOICE, value)));
    }

    /** The part of the C library that is needed. */
    interface C extends Library {

        int setenv(String name, String value, int overwrite);

        int fcntl(int descriptor, int command, int flags);

        int execv(String path, String[] arguments);
    }

    /**
     * Does not return where it takes effect; where it cannot, the program goes on as it is.
     *
     * @param options more of them for Java
     */
    void startOver(String... options) {
        if (settings.isEmpty()
                || System.getenv(DONE) != null
                || !System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            replaceProcess(Native.load("c", C.class), options);
        } catch (IOException | RuntimeException | LinkageError unavailable) {
            return; // slower, not wrong
        }
    }

    private void replaceProcess(C c, String... options) throws IOException {
        String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
        String[] arguments = line.substring(0, line.length() - 1).split("\0", -1); // each ends with a zero
        String java = Files.readSymbolicLink(Path.of("/proc/self/exe")).toString();
        c.setenv(DONE, "1", 1);
        settings.forEach((name, value) -> c.setenv(name, value, 0));
        closeOpenFilesOnExec(c);
        c.execv(java, inserted(arguments, options));
    }

    /** After the program's own name, where Java looks for its options. */
    static String[] inserted(String[] arguments, String... options) {
        return Stream.of(
                        Arrays.stream(arguments).limit(1),
                        Arrays.stream(options),
                        Arrays.stream(arguments).skip(1))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** All but the three standard streams, which the new program shares. */
    private static void closeOpenFilesOnExec(C c) {
        String[] descriptors = new File("/proc/self/fd").list();
        for (String descriptor : descriptors == null ? new String[0] : descriptors) {
            int number = Integer.parseInt(descriptor);
            if (number > 2) {
                c.fcntl(number, SET_FLAGS, CLOSE_ON_EXEC);
            }
        }
    }
}
