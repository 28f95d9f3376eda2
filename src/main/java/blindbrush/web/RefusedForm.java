package blindbrush.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** A form whose token was refused, as after two hours on one page: what it held comes back to be sent once more. */
record RefusedForm(String action, List<Field> fields) {

    /** Where the extension that checks tokens notes that one was right. */
    private static final String VERIFIED = "csrf_token_verified";

    private static final String TOKEN_FIELD = "csrf-token";

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
     */
    static Optional<RefusedForm> of(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        FormData form = CurrentRequestManager.get().getFormData();
        boolean again = request.method().equals(HttpMethod.POST)
                && routing.get(VERIFIED) == null
                && form != null
                && isWithoutFiles(request)
                && tellsWhereFrom(request);
        return again ? Optional.of(new RefusedForm(request.uri(), fields(form))) : Optional.empty();
    }

    private static List<Field> fields(FormData form) {
        return StreamSupport.stream(form.spliterator(), false)
                .filter(name -> !name.equals(TOKEN_FIELD))
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
