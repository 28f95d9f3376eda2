package blindbrush.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * A form whose token was refused, as after two hours on one page: what it held comes back to be sent once more.
 *
 * @param cookieless whether it came back once already and again without the form's cookie, which the browser thus does not keep
 */
record RefusedForm(String action, List<Field> fields, boolean cookieless) {

    /** Where the extension that checks tokens notes that one was right. */
    private static final String VERIFIED = "csrf_token_verified";

    private static final String TOKEN_FIELD = "csrf-token";

    /** What a form says that came back once. */
    private static final String AGAIN_FIELD = "sent-again";

    private static final Set<String> OURS = Set.of(TOKEN_FIELD, AGAIN_FIELD);

    /** What was written in one place of the form. */
    record Field(String name, String value) {

        /** A password is asked for again rather than written into a page. */
        public boolean isSecret() {
            return name.toLowerCase(Locale.ROOT).contains("password");
        }
    }

    /**
     * What the request at hand held, if it can be sent again: a form without files, whose browser says that a page of ours sent it. What
     * another site sends is refused before it comes here.
     *
     * @param cookie the name of the one that holds the form's token
     */
    static Optional<RefusedForm> of(RoutingContext routing, String cookie) {
        HttpServerRequest request = routing.request();
        FormData form = CurrentRequestManager.get().getFormData();
        boolean again = request.method().equals(HttpMethod.POST)
                && routing.get(VERIFIED) == null
                && form != null
                && isWithoutFiles(request)
                && tellsWhereFrom(request);
        if (!again) {
            return Optional.empty();
        }
        boolean cookieless = form.contains(AGAIN_FIELD) && request.getCookie(cookie) == null;
        return Optional.of(new RefusedForm(request.uri(), fields(form), cookieless));
    }

    private static List<Field> fields(FormData form) {
        return StreamSupport.stream(form.spliterator(), false)
                .filter(name -> !OURS.contains(name))
                .flatMap(name -> form.get(name).stream().map(value -> new Field(name, value.getValue())))
                .toList();
    }

    private static boolean isWithoutFiles(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static boolean tellsWhereFrom(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    }
}
