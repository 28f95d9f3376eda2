package blindbrush.web;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The language of pages for participants: what was chosen in this browser, else what it asks for, else English. */
@Named("language")
@RequestScoped
public class Language {

    /** The languages that the pages speak. */
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String COOKIE = "blindbrush_language";
    private static final Duration LIFE = Duration.ofDays(365);

    @Inject
    HttpHeaders headers;

    /** Lets a page speak it. */
    TemplateInstance speak(TemplateInstance page) {
        return page.setAttribute(MessageBundles.ATTRIBUTE_LOCALE, locale());
    }

    /** As templates ask for it: en, de. */
    public String getTag() {
        return locale().getLanguage();
    }

    Locale locale() {
        Cookie chosen = headers.getCookies().get(COOKIE);
        if (chosen != null && SPOKEN.contains(Locale.forLanguageTag(chosen.getValue()))) {
            return Locale.forLanguageTag(chosen.getValue());
        }
        return headers.getAcceptableLanguages().stream()
                .map(asked -> Locale.forLanguageTag(asked.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    static NewCookie chosen(Locale locale) {
        return new NewCookie.Builder(COOKIE)
                .value(locale.getLanguage())
                .path("/")
                .maxAge((int) LIFE.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
