package blindbrush.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What the process holds outside Java's memory, to the byte: the engine's tensors among it. */
public final class NativeMemory {

    private NativeMemory() {}

    /** The part of the GNU C library that is needed; it has it from 2.33 on. */
    public interface C extends Library {

        Allocated mallinfo2();
    }

    /** Its account of what was allocated, see mallinfo(3); all but two fields are of no interest here. */
    @FieldOrder({
        "arena",
        "ordblks",
        "smblks",
        "hblks",
        "hblkhd",
        "usmblks",
        "fsmblks",
        "uordblks",
        "fordblks",
        "keepcost"
    })
    public static final class Allocated extends Structure implements Structure.ByValue {

        public long arena;
        public long ordblks;
        public long smblks;
        public long hblks;
        public long hblkhd;
        public long usmblks;
        public long fsmblks;
        public long uordblks;
        public long fordblks;
        public long keepcost;
    }

    /** Bytes in use, large mapped blocks included, once what Java no longer refers to is freed; else the test is skipped. */
    public static long inUse() {
        try {
            for (int i = 0; i < 3; i++) {
                System.gc(); // buffers that Java made are freed with the objects that own them
                Thread.sleep(200);
            }
            Allocated allocated = Native.load("c", C.class).mallinfo2();
            return allocated.uordblks + allocated.hblkhd;
        } catch (LinkageError noGnuLibrary) {
            assumeTrue(false, "skipped: needs the GNU C library 2.33 or later");
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
