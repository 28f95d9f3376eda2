package blindbrush.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.webp.WebpRiffHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * The EXIF orientation of a picture, which decoders leave to the viewer. A block that cannot be read counts as none:
 * the pixels are what matters, and viewers do the same.
 *
 * @param orientation 1 to 8 as in the EXIF standard; 1 is upright
 */
record Exif(int orientation) {

    static final int UPRIGHT = 1;

    /** Of a bare EXIF block, as in a PNG's eXIf chunk. */
    static Exif of(byte[] block) {
        return read(metadata -> new ExifReader().extract(new ByteArrayReader(block), metadata));
    }

    /** Of a whole JPEG file. */
    static Exif ofJpeg(byte[] jpeg) {
        return read(metadata ->
                JpegMetadataReader.process(metadata, new ByteArrayInputStream(jpeg), List.of(new ExifReader())));
    }

    /** Of a whole WebP file. */
    static Exif ofWebp(byte[] webp) {
        return read(metadata -> new RiffReader().processRiff(new SequentialByteArrayReader(webp), exifOnly(metadata)));
    }

    private static Exif read(Parser parser) {
        Metadata metadata = new Metadata();
        try {
            parser.parseInto(metadata);
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return new Exif(UPRIGHT);
        }
        return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                .map(directory -> directory.getObject(ExifIFD0Directory.TAG_ORIENTATION))
                .filter(tag -> tag instanceof Integer number
                        && number >= 1
                        && number <= 8) // a text is none: viewers say so too
                .findFirst()
                .map(number -> new Exif((Integer) number))
                .orElse(new Exif(UPRIGHT));
    }

    private static WebpRiffHandler exifOnly(Metadata metadata) {
        return new WebpRiffHandler(metadata) {
            @Override
            public boolean shouldAcceptChunk(String fourCc) {
                return fourCc.equals("EXIF");
            }
        };
    }

    private interface Parser {
        void parseInto(Metadata metadata) throws ImageProcessingException, IOException;
    }
}
