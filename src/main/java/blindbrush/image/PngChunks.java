package blindbrush.image;

import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngProcessingException;
import com.drew.lang.SequentialByteArrayReader;
import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.CMMException;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** The few chunks of a PNG that matter beside its pixels, which the JDK's decoder does not apply. */
final class PngChunks {

    private static final PngChunkType ANIMATION = type("acTL");
    /** Larger than any profile in use (the largest, of printers, have about 3 MB), small beside a picture. */
    private static final int MAX_PROFILE_BYTES = 8_000_000;

    private final Map<PngChunkType, byte[]> chunks = new HashMap<>();

    /**
     * Walks the chunks up to the end mark; what follows it is ignored.
     *
     * @throws UnreadablePictureException if there is no end mark, so the file is cut short, or the picture is animated
     */
    static PngChunks of(byte[] png) {
        PngChunks found = new PngChunks();
        try {
            Set<PngChunkType> wanted = Set.of(PngChunkType.eXIf, PngChunkType.iCCP, ANIMATION);
            for (PngChunk chunk : new PngChunkReader().extract(new SequentialByteArrayReader(png), wanted)) {
                found.chunks.putIfAbsent(chunk.getType(), chunk.getBytes());
            }
        } catch (PngProcessingException e) {
            throw UnreadablePictureException.damaged(e);
        } catch (IOException e) {
            throw UnreadablePictureException.truncated();
        }
        if (found.chunks.containsKey(ANIMATION)) {
            throw UnreadablePictureException.animated();
        }
        return found;
    }

    /** The EXIF block. */
    Optional<byte[]> exif() {
        return Optional.ofNullable(chunks.get(PngChunkType.eXIf));
    }

    /** The ICC profile, unless there is none or it makes no sense: viewers ignore such a one too. */
    Optional<ICC_Profile> profile() {
        try {
            return Optional.ofNullable(chunks.get(PngChunkType.iCCP)).map(PngChunks::profile);
        } catch (IllegalArgumentException | CMMException e) {
            return Optional.empty();
        }
    }

    /** An iCCP chunk holds a name that ends with a zero byte, the number of the compression method, and the profile. */
    private static ICC_Profile profile(byte[] chunk) {
        int start = 2;
        while (start - 2 < chunk.length && chunk[start - 2] != 0) {
            start++;
        }
        ByteArrayInputStream compressed = new ByteArrayInputStream(chunk);
        compressed.skip(start);
        try (InflaterInputStream profile = new InflaterInputStream(compressed)) {
            return ColorProfiles.createProfile(profile.readNBytes(MAX_PROFILE_BYTES));
        } catch (IOException e) {
            throw new IllegalArgumentException("The ICC profile cannot be unpacked", e);
        }
    }

    private static PngChunkType type(String name) {
        try {
            return new PngChunkType(name);
        } catch (PngProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
