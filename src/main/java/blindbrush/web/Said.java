package blindbrush.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/**
 * A sentence of a problem in its reader's language. Whoever refuses says so in English, wherever that is; {@code problems_de.xml} has
 * the German of what a participant may meet.
 *
 * @param text in the reader's language where it is translated, else in English
 * @param english whether it stayed English for a reader of another language
 */
public record Said(String text, boolean english) {

    private static final Properties GERMAN = read("problems_de.xml");

    /** The sentence in this language. */
    static Said of(String sentence, Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return new Said(sentence, false);
        }
        String german = GERMAN.getProperty(sentence);
        return german == null ? new Said(sentence, true) : new Said(german, false);
    }

    private static Properties read(String file) {
        try (InputStream stream = Said.class.getResourceAsStream(file)) {
            var sentences = new Properties();
            sentences.loadFromXML(stream);
            return sentences;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
