package blindbrush.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is kept of a password: its bcrypt hash, slow on purpose, with a salt and its cost in it. */
public final class PasswordHash {

    /** Base-2 logarithm of bcrypt's rounds. */
    private static final int COST = ConfigProvider.getConfig().getValue("blindbrush.password-cost", Integer.class);

    private PasswordHash() {}

    /** The hash of a password, with a salt of its own. */
    public static String of(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    /** Whether a password has this hash; takes as long for a wrong one. */
    public static boolean isOf(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }
}
