package blindbrush.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for programs that must be told theirs: below those from which the system opens connections, so that nobody takes them meanwhile. */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int ALL = 12_000;

    /** Runs that share a machine begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 2 % ALL));

    private Ports() {}

    /** One that is free with the one above it; each call gives another. */
    public static int free() {
        while (true) {
            int port = FIRST + Math.floorMod(NEXT.getAndAdd(2), ALL);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
