package blindbrush.web;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of pages for participants: what was chosen in this browser, else what it asks for, else English. */
@Named("language")
@RequestScoped
public class Language {

    /** The languages that the pages speak. */
    public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String COOKIE = "language";
    private static final Duration LIFE = Duration.ofDays(365);

    @Inject
    HttpHeaders headers;

    @Inject
    Cookies cookies;

    private boolean spoken;

    private @Nullable Locale used;

    /** Speaks this language for the rest of the request, whatever the browser asks for. */
    public void use(Locale locale) {
        used = locale;
    }

    /** Lets a page speak it. */
    public TemplateInstance speak(TemplateInstance page) {
        spoken = true;
        return page.setAttribute(MessageBundles.ATTRIBUTE_LOCALE, locale());
    }

    /** Whether the page speaks it; the content of one that does not is English, and says so. */
    public boolean isSpoken() {
        return spoken;
    }

    /** The language's tag, as templates ask for it: en, de. */
    public String getTag() {
        return locale().getLanguage();
    }

    Locale locale() {
        if (used != null) {
            return used;
        }
        return cookies.value(COOKIE)
                .map(Locale::forLanguageTag)
                .filter(SPOKEN::contains)
                .orElseGet(this::asked);
    }

    private Locale asked() {
        return headers.getAcceptableLanguages().stream()
                .map(asked -> Locale.forLanguageTag(asked.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** The cookie that keeps the language that somebody chose. */
    public NewCookie chosen(Locale locale) {
        return cookies.make(COOKIE, locale.getLanguage(), LIFE);
    }
}
