package blindbrush.web.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a new password must be: long enough, and none of those that are tried first. */
final class PasswordRule {

    static final int SHORTEST = 12;

    /** In bytes: bcrypt reads no more. */
    static final int LONGEST = 72;

    /** The score, of 0 to 4, at which guessing takes more than 10⁸ tries. A delayed guesser has about 1,400 tries a day. */
    private static final int SAFE = 3;

    /** A beginning this long that is hard to guess suffices; longer ones take long to look at. */
    private static final int JUDGED = 32;

    private PasswordRule() {}

    /** Loaded with the first password: dictionaries of some megabytes. */
    private static final class Guesser {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** What is wrong with a password for an account of this name, in a sentence. */
    static Optional<String> problem(String password, String name) {
        if (password.length() < SHORTEST) {
            return Optional.of("A password has at least %d characters.".formatted(SHORTEST));
        }
        if (!isReadWhole(password)) {
            return Optional.of(
                    "A password has at most %d bytes: a plain letter takes one, a letter with an accent two, an emoji four."
                            .formatted(LONGEST));
        }
        if (password.isBlank()) {
            return Optional.of("This password is only blanks. Take a few words that do not belong together.");
        }
        if (password.equalsIgnoreCase(name)) {
            return Optional.of("This password is the name. Take a few words that do not belong together.");
        }
        return isSafe(password, name)
                ? Optional.empty()
                : Optional.of(
                        "This password is among the first that are tried. Take a few words that do not belong together.");
    }

    /** Whether every character of it counts. */
    static boolean isReadWhole(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    private static boolean isSafe(String password, String name) {
        String judged = password.substring(0, Math.min(JUDGED, password.length()));
        return Guesser.ZXCVBN.measure(judged, List.of(name, "blindbrush")).getScore() >= SAFE;
    }
}
