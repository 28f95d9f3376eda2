package blindbrush.proof;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** A chain of hashes: each link is the SHA-256 of the one before and of a leaf. Its last link, the head, stands for all leaves and their order. */
public final class HashChain {

    /** The link before the first leaf. */
    public static final String START = "0".repeat(64);

    private HashChain() {}

    /** The link behind another one, of 64 hexadecimal digits each. */
    public static String next(String link, String leaf) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(HexFormat.of().parseHex(link));
        digest.update(HexFormat.of().parseHex(leaf));
        return HexFormat.of().formatHex(digest.digest());
    }
}
