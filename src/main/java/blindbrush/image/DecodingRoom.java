package blindbrush.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory in which pictures are decoded: half of what Java was given. A small picture takes its share at once, of large ones two at a
 * time find room and the others wait.
 */
final class DecodingRoom {

    private static final long MEGABYTE = 1 << 20;
    private static final int SMALL = 32;
    private static final int ROOM = (int) Math.min(1 << 20, Runtime.getRuntime().maxMemory() / 2 / MEGABYTE);
    private static final Semaphore FREE = new Semaphore(ROOM, true);

    private DecodingRoom() {}

    /** Work that needs the room. */
    interface Decoding {
        BufferedImage run() throws IOException;
    }

    /**
     * Decodes once there is room.
     *
     * @param bytes that decoding needs at most
     * @throws UnreadablePictureException if there will never be so much room, or none before the deadline
     */
    static BufferedImage with(long bytes, Deadline deadline, Decoding decoding) throws IOException {
        int room = room(bytes);
        await(room, deadline);
        try {
            return decoding.run();
        } finally {
            FREE.release(room);
        }
    }

    private static int room(long bytes) {
        long megabytes = bytes / MEGABYTE;
        if (megabytes > ROOM) {
            throw UnreadablePictureException.noMemory();
        }
        return (int) (megabytes > SMALL ? Math.max(megabytes, ROOM / 2) : Math.min(megabytes + 1, ROOM));
    }

    private static void await(int room, Deadline deadline) {
        try {
            while (!FREE.tryAcquire(room, 100, TimeUnit.MILLISECONDS)) {
                deadline.check();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new UnreadablePictureException("The program ended before the picture was decoded");
        }
    }
}
