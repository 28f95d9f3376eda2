package blindbrush.design;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Optional;

/** Tells JSON that can be kept from JSON that cannot: its texts are text, and it is not nested without end. */
public final class SoundJson {

    /** No document of ours has more than six levels. */
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private SoundJson() {}

    /** What is wrong; empty if nothing is, or if it is no JSON at all, which its reader says better. */
    public static Optional<Mistake> problem(String json) {
        return problem(() -> FACTORY.createParser(json));
    }

    /** Of JSON as it comes over the line, in whichever encoding its reader would find it to be. */
    public static Optional<Mistake> problem(byte[] json) {
        return problem(() -> FACTORY.createParser(json));
    }

    @FunctionalInterface
    private interface Opened {
        JsonParser parser() throws IOException;
    }

    private static Optional<Mistake> problem(Opened json) {
        try (JsonParser parser = json.parser()) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text && !isText(parser.getText())) {
                    return Optional.of(new Mistake(place(parser), "has a zero character or half a character"));
                }
            }
            return Optional.empty();
        } catch (StreamConstraintsException without) {
            return Optional.of(new Mistake(
                    "",
                    "is nested more than %d levels deep, or has a number or a name without end".formatted(DEEPEST)));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static String place(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** Whether it can be kept: it has neither NUL nor a surrogate without its other half. */
    public static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point <= Character.MAX_VALUE && Character.isSurrogate((char) point)));
    }
}
