package blindbrush.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Pages of Parquet gzipped by Java itself: no library with native code. */
final class GzipPages implements CompressionCodecFactory {

    private static final BytesInputCompressor GZIP = new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                page.writeAllTo(gzip);
            }
            return BytesInput.from(bytes.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {}
    };

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return GZIP;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Exports are only ever written.");
    }

    @Override
    public void release() {}
}
