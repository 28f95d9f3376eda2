package blindbrush.weights.fetch;

import blindbrush.weights.file.ByteRanges;
import blindbrush.weights.file.FileBytes;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file on a server, of which what is read is kept here and read from here the next time. Broken connections are made
 * again and go on where they broke.
 */
final class RemoteFile {

    private static final int BLOCK = 1 << 16;

    /** How much may be lost if the program is killed. */
    private static final long PIECE = 4 << 20;

    /** More is no VGG-19, whose file has 575 MB. */
    private static final long LARGEST = 2L << 30;

    private final URI address;
    private final RangeClient client;
    private final PartFile part;
    private final Patience patience;
    private final FetchListener listener;
    private final ProgressMeter meter;
    private final boolean inParts;
    private final OptionalLong size;
    private final Optional<String> version;

    /**
     * Asks the server about the file, and keeps what is here already if it is of the version there.
     *
     * @throws FetchFailedException if it does not answer or has no such file
     * @throws UnusableWeightsException if it contradicts itself
     */
    RemoteFile(URI address, PartFile part, Patience patience, FetchListener listener, ProgressMeter meter) {
        this.address = address;
        this.part = part;
        this.patience = patience;
        this.listener = listener;
        this.meter = meter;
        this.client = new RangeClient(patience.silence());
        try (RangeAnswer first = patience.insist(listener, () -> client.get(address, 0, 0, Optional.empty()))) {
            this.inParts = first.partial();
            this.size = first.size();
            this.version = first.version();
        } catch (IOException notClosed) {
            throw new FetchFailedException("the connection broke", notClosed);
        }
        if (size.orElse(0) > LARGEST) {
            throw new UnusableWeightsException("it is larger than any VGG-19");
        }
        part.belongTo("%s %d %s".formatted(Addresses.shown(address), size.orElse(-1), version.orElse("")));
        meter.startsWith(part.kept());
    }

    /** Whether the server gives parts of it. */
    boolean inParts() {
        return inParts;
    }

    /** It, read in parts as they are asked for. */
    ByteRanges ranges() {
        return new ByteRanges() {

            @Override
            public long size() {
                return size.orElseThrow();
            }

            @Override
            public ByteBuffer bytes(long position, int length) {
                fill(position, position + length);
                try (ByteRanges kept = new FileBytes(part.path())) {
                    return kept.read(position, length);
                }
            }

            @Override
            public void close() {} // the part file is its owner's
        };
    }

    /** All of it, here. */
    ByteRanges whole() {
        if (inParts) {
            meter.wants(size.orElseThrow());
            fill(0, size.orElseThrow());
        } else {
            size.ifPresent(meter::wants);
            patience.insist(listener, this::fillFromTheStart);
        }
        return new FileBytes(part.path());
    }

    private void fill(long start, long end) {
        while (part.reach(start) < end) {
            patience.insist(listener, () -> fillOnce(part.reach(start), end));
        }
    }

    /** Whether it came to what is here already, or to the end; a break after some bytes is not yet a failure. */
    private boolean fillOnce(long start, long last) throws IOException {
        long end = Math.min(last, part.next(start));
        try (RangeAnswer answer = client.get(address, start, end - 1, version)) {
            if (!answer.partial()
                    || !answer.size().equals(size)
                    || !answer.version().equals(version)) {
                throw new FetchFailedException("the file changed on the server: fetch it again");
            }
            return pump(answer, start, end - start) == end - start;
        } catch (IOException broken) {
            if (part.reach(start) > start) {
                listener.onTrouble("the connection broke; going on");
                return false;
            }
            throw broken;
        }
    }

    /** A server without parts gives no way to go on. */
    private boolean fillFromTheStart() throws IOException {
        part.startOver("");
        meter.startsWith(0);
        try (RangeAnswer answer = client.getWhole(address)) {
            long arrived = pump(answer, 0, LARGEST);
            if (answer.size().isPresent() && answer.size().getAsLong() != arrived) {
                throw new IOException("the connection broke");
            }
            return true;
        }
    }

    /** Moves bytes until there are enough or no more; how many there were. */
    private long pump(RangeAnswer answer, long start, long most) throws IOException {
        byte[] block = new byte[BLOCK];
        long done = 0;
        long kept = 0;
        try {
            while (done < most) {
                int count = answer.read(block, (int) Math.min(BLOCK, most - done));
                if (count < 0) {
                    break;
                }
                part.write(start + done, ByteBuffer.wrap(block, 0, count));
                done += count;
                meter.arrived(count);
                if (done - kept >= PIECE) {
                    part.keep(start + kept, done - kept);
                    kept = done;
                }
            }
        } finally {
            part.keep(start + kept, done - kept);
        }
        if (done < most && answer.partial()) {
            throw new IOException("the connection broke");
        }
        return done;
    }
}
