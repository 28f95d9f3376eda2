package blindbrush.database;

import java.util.Base64;
import java.util.random.RandomGenerator;
import org.apache.commons.codec.digest.DigestUtils;

/** A secret that a browser or a link holds; the database knows its SHA-256 only. */
public record Secret(String text) {

    private static final int BYTES = 24;

    /** A fresh one, hard to guess if {@code chance} is. */
    public static Secret draw(RandomGenerator chance) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** Its hash, 64 hexadecimal digits. */
    public String sha256() {
        return DigestUtils.sha256Hex(text);
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
