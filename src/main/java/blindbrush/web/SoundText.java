package blindbrush.web;

import blindbrush.design.Mistake;
import blindbrush.design.SoundJson;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells text that can be stored from bytes that only look like it: databases differ in what they make of the latter. */
final class SoundText {

    /** Bytes mean other characters in other encodings: what is sound in one may be half a character in another. */
    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");

    private static final String NO_TEXT =
            "A field holds something that is not text (a zero character, or a broken one). Type it instead of pasting it.";

    private static final String NOT_UTF_8 = "This form is not text in UTF-8. Send it in that encoding.";

    private SoundText() {}

    /** What is wrong with a body of a type, in a sentence; empty if nothing is. */
    static Optional<String> problem(String type, byte[] body) {
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return !FORM.matcher(type).matches()
                    ? Optional.of(NOT_UTF_8)
                    : isText(body) ? Optional.empty() : Optional.of(NO_TEXT);
        }
        return type.startsWith("application/json") ? SoundJson.problem(body).map(Mistake::toString) : Optional.empty();
    }

    /** Whether what is percent-encoded is UTF-8, and has no NUL. */
    static boolean isText(byte[] encoded) {
        byte[] plain = decoded(encoded);
        for (byte octet : plain) {
            if (octet == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    /** A percent sign without two digits behind it stands for itself: forms of old browsers have such. */
    private static byte[] decoded(byte[] encoded) {
        var plain = new ByteArrayOutputStream(encoded.length);
        for (int index = 0; index < encoded.length; index++) {
            int high = digit(encoded, index + 1);
            int low = digit(encoded, index + 2);
            if (encoded[index] == '%' && high >= 0 && low >= 0) {
                plain.write(16 * high + low);
                index += 2;
            } else {
                plain.write(encoded[index]);
            }
        }
        return plain.toByteArray();
    }

    private static int digit(byte[] encoded, int index) {
        return index < encoded.length ? Character.digit(encoded[index], 16) : -1;
    }
}
