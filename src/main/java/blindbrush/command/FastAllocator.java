package blindbrush.command;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Starts the program over with an allocator that keeps its memory. Left as it is, glibc gives each large tensor back to
 * the kernel and asks for the next one anew, which costs up to a third of an evaluation at 512 × 512. Its settings are
 * read from the environment before {@code main}, so the process replaces itself once: same number, same streams, same
 * arguments.
 */
final class FastAllocator {

    /** {@code system} leaves everything as it is: a little slower, some 0.3 GB less memory. */
    static final String SWITCH = "BLINDBRUSH_ALLOCATOR";

    private static final String DONE = "fast";

    private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

    static {
        SETTINGS.put("THP_MEM_ALLOC_ENABLE", "1"); // PyTorch: huge pages for large tensors
        SETTINGS.put("MALLOC_MMAP_MAX_", "0");
        SETTINGS.put("MALLOC_ARENA_MAX", "1");
        SETTINGS.put("MALLOC_TRIM_THRESHOLD_", "17179869184");
        SETTINGS.put("MALLOC_TOP_PAD_", "536870912");
        SETTINGS.put(SWITCH, DONE);
    }

    private static final int SET_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;

    private FastAllocator() {}

    /** The part of the C library that is needed. */
    interface C extends Library {

        int setenv(String name, String value, int overwrite);

        int fcntl(int descriptor, int command, int flags);

        int execv(String path, String[] arguments);
    }

    /** Does not return where it takes effect; where it cannot, the program goes on as it is. */
    static void startOver() {
        if (System.getenv(SWITCH) != null || !System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            replaceProcess(Native.load("c", C.class));
        } catch (IOException | RuntimeException | LinkageError unavailable) {
            return; // slower, not wrong
        }
    }

    private static void replaceProcess(C c) throws IOException {
        String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
        String[] arguments = line.substring(0, line.length() - 1).split("\0", -1); // each ends with a zero
        String java = Files.readSymbolicLink(Path.of("/proc/self/exe")).toString();
        SETTINGS.forEach((name, value) -> c.setenv(name, value, System.getenv(name) == null ? 1 : 0));
        closeOpenFilesOnExec(c);
        c.execv(java, arguments);
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
