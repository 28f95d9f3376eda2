package blindbrush.web.participant;

import blindbrush.web.Language;
import blindbrush.web.Problem;
import blindbrush.web.PublicAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Chooses the language of pages for participants. */
@Path("/language")
@PermitAll
public class LanguagePages {

    @Inject
    Language language;

    @Inject
    PublicAddress address;

    /** Remembers the language in the browser and goes back to the page that asked. */
    @GET
    @Path("{tag}")
    public RestResponse<Void> choose(String tag, @HeaderParam("Referer") @Nullable String from) {
        Locale locale = Language.SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(tag))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("These pages do not exist in that language."));
        return ResponseBuilder.<Void>seeOther(back(from))
                .cookie(language.chosen(locale))
                .build();
    }

    /** Only the path: nobody is sent elsewhere. */
    private URI back(@Nullable String from) {
        try {
            URI page = URI.create(from == null ? "/" : from);
            String path = address.inside(page.getRawPath());
            if (path == null || !path.matches("/[^/\\\\].*")) {
                return URI.create("/");
            }
            return URI.create(page.getRawQuery() == null ? path : path + "?" + page.getRawQuery());
        } catch (IllegalArgumentException strange) {
            return URI.create("/");
        }
    }
}
