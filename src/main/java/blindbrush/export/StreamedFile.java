package blindbrush.export;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file of Parquet that leaves as it is written, into a stream that stays open. */
final class StreamedFile implements OutputFile {

    private final OutputStream stream;

    StreamedFile(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public PositionOutputStream create(long blockBytes) {
        return new Counted(stream);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockBytes) {
        return create(blockBytes);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Counted extends PositionOutputStream {

        private final OutputStream stream;
        private long written;

        Counted(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int letter) throws IOException {
            stream.write(letter);
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
            written += length;
        }
    }
}
