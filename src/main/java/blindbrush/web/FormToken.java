package blindbrush.web;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.Base64;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The token that forms carry. It is valid for two hours after the last page, and a page that stays open fetches a fresh one here. */
@Path("/form-token")
@PermitAll
public class FormToken {

    private static final int BYTES = 16;

    /** Where the extension that checks tokens keeps them through a request, and notes that the answer sets the cookie. */
    private static final String TOKEN = "csrf_token";

    private static final String TOKEN_BYTES = "csrf_token_bytes";
    private static final String SETS_COOKIE = "true";

    private static final SecureRandom CHANCE = new SecureRandom();

    @Inject
    CsrfTokenParameterProvider token;

    @Inject
    Visitor visitor;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public RestResponse<String> fresh() {
        visitor.isSignedIn(); // who still has a form open is still there
        return ResponseBuilder.ok(token.getToken())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Gives a page of refusal a token for its forms, where the request had none that is good. */
    static void provide(RoutingContext routing, String cookie) {
        if (routing.get(TOKEN) == null) {
            byte[] bytes = of(routing.request().getCookie(cookie));
            routing.put(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            routing.put(TOKEN_BYTES, bytes);
            routing.put(SETS_COOKIE, true);
        }
    }

    /** The browser's own, if it is one. */
    private static byte[] of(Cookie cookie) {
        try {
            byte[] known = cookie == null ? new byte[0] : Base64.getUrlDecoder().decode(cookie.getValue());
            return known.length == BYTES ? known : drawn();
        } catch (IllegalArgumentException garbled) {
            return drawn();
        }
    }

    private static byte[] drawn() {
        var bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return bytes;
    }
}
