package blindbrush.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory in which pictures are decoded. Half of Java's memory is for large pictures: two fit at a time, and others wait. An eighth is for
 * small pictures, so that visitors' pictures do not wait for uploads.
 */
final class DecodingRoom {

    private static final long MEGABYTE = 1 << 20;
    private static final int SMALL = 32;
    private static final int ROOM = (int) Math.min(1 << 20, Runtime.getRuntime().maxMemory() / 2 / MEGABYTE);
    private static final int ROOM_OF_SMALL = Math.max(1, ROOM / 4);
    private static final Semaphore FREE = new Semaphore(ROOM, true);
    private static final Semaphore FREE_FOR_SMALL = new Semaphore(ROOM_OF_SMALL, true);

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
        long megabytes = bytes / MEGABYTE;
        if (megabytes > ROOM) {
            throw UnreadablePictureException.noMemory();
        }
        return megabytes > SMALL
                ? with(FREE, (int) Math.max(megabytes, ROOM / 2), deadline, decoding)
                : with(FREE_FOR_SMALL, (int) Math.min(megabytes + 1, ROOM_OF_SMALL), deadline, decoding);
    }

    private static BufferedImage with(Semaphore free, int room, Deadline deadline, Decoding decoding)
            throws IOException {
        await(free, room, deadline);
        try {
            return decoding.run();
        } finally {
            free.release(room);
        }
    }

    private static void await(Semaphore free, int room, Deadline deadline) {
        try {
            while (!free.tryAcquire(room, 100, TimeUnit.MILLISECONDS)) {
                deadline.check();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new UndecodedPictureException("The program ended before the picture was decoded");
        }
    }
}
